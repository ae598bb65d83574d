import { once } from 'node:events';
import { exportEvents } from '../audit/index.ts';
import type { StoreChoice } from '../configuration/store-choice.ts';
import { requireProject } from './audited-project.ts';
import { withStore } from './with-store.ts';

/** What to write. */
export interface AuditExport {
  readonly store: StoreChoice;
  readonly project: string | undefined;
  /** Epoch milliseconds. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** Writes events as JSON lines to standard output, as fast as they are taken. */
export async function auditExport({ store: choice, project, from, to }: AuditExport): Promise<void> {
  await withStore(choice, async (store) => {
    if (project !== undefined) await requireProject(store, project);
    for await (const event of exportEvents(store, { chain: project, from, to })) {
      if (!process.stdout.write(`${JSON.stringify(event)}\n`)) await once(process.stdout, 'drain');
    }
  });
}
