import { auditChains } from '../store/audit.ts';
import { knowsProject } from '../store/directory.ts';
import type { Store } from '../store/index.ts';
import { CommandError } from './command-error.ts';

/**
 * Makes sure that a project which a command names is one: a chain that nobody knows would be found intact.
 *
 * @throws CommandError where neither the directory nor the audit trail has it.
 */
export async function requireProject({ db }: Store, projectId: string): Promise<void> {
  if ((await knowsProject(db, projectId)) || (await auditChains(db)).includes(projectId)) return;
  throw new CommandError(
    `There is no project ${projectId}: neither the directory nor the audit trail of this database has one. Look at the id and at --data-dir or ` +
      '--database-url; without --project, `opendas audit verify` lists every chain.',
  );
}
