import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** When an access key or a user is locked. */
export interface LockPolicy {
  /** More failures in a row than this lock. */
  readonly mostFailures: number;
  /** In milliseconds. */
  readonly lockedFor: number;
}

/** Counts a failure; locks where there were too many in a row. Once a lock has ended, counting begins anew. */
export async function addFailure(db: Kysely<Tables>, subject: string, policy: LockPolicy, now: number): Promise<void> {
  const { mostFailures, lockedFor } = policy;
  await sql`
    insert into failed_attempts as known (subject, failures, locked_until) values (${subject}, 1, 0)
    on conflict (subject) do update set
      failures = case when known.locked_until > 0 and known.locked_until <= ${now} then 1 else known.failures + 1 end,
      locked_until = case
        when known.locked_until > ${now} then known.locked_until
        when known.locked_until = 0 and known.failures + 1 > ${mostFailures}::integer then ${now + lockedFor}
        else 0
      end`.execute(db);
}

/** Forgets the failures of a subject. */
export async function forgetFailures(db: Kysely<Tables>, subject: string): Promise<void> {
  await db.deleteFrom('failed_attempts').where('subject', '=', subject).execute();
}
