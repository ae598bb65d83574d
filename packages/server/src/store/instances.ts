import type { Kysely } from 'kysely';
import type { DatabaseInstance } from '../directory/directory-content.ts';
import type { Tables } from './schema.ts';

/** What a directory says of an instance. */
export const instanceColumns = [
  'id',
  'project_id',
  'name',
  'engine_type',
  'network_type',
  'version',
  'host',
  'port',
  'tls_mode',
  'tls_ca',
] as const satisfies readonly (keyof DatabaseInstance)[];

/** An instance of a project, unless it left the directory. */
export function findInstance(
  db: Kysely<Tables>,
  projectId: string,
  instanceId: string,
): Promise<DatabaseInstance | undefined> {
  return db
    .selectFrom('instances')
    .select(instanceColumns)
    .where('project_id', '=', projectId)
    .where('id', '=', instanceId)
    .where('removed', '=', false)
    .executeTakeFirst();
}
