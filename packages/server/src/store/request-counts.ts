import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * Takes requests of a window for a server.
 *
 * @param window - When it began, in epoch milliseconds.
 * @returns The latest window of any server, and how many requests were taken in it, these included.
 */
export async function leaseRequests(
  db: Kysely<Tables>,
  subject: string,
  window: number,
  wanted: number,
): Promise<{ readonly window: number; readonly requests: number }> {
  const { rows } = await sql<{ readonly window_start: number; readonly requests: number }>`
    insert into request_counts as known (subject, window_start, requests)
    values (${subject}, ${window}::bigint, ${wanted}::integer)
    on conflict (subject) do update set
      requests = case when excluded.window_start > known.window_start then 0 else known.requests end + excluded.requests,
      window_start = greatest(known.window_start, excluded.window_start)
    returning window_start, requests`.execute(db);
  const [row] = rows;
  return { window: row?.window_start ?? window, requests: row?.requests ?? wanted };
}
