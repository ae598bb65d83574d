import type { Kysely } from 'kysely';
import { writtenStatement } from './prepared-statement.ts';
import type { Tables } from './schema.ts';

/** A request that has come. */
export interface Arrival {
  /** The access key that it names; `undefined` where it has a token. */
  readonly accessKey: string | undefined;
  /** A signature to use up; `undefined`: none. */
  readonly signature: SignatureToUse | undefined;
}

/** A signature that is right as far as this server knows. */
export interface SignatureToUse {
  readonly bytes: Uint8Array;
  /** When it expires by itself, in epoch milliseconds. */
  readonly until: number;
  /** Generation of the directory that it was found right in: in another one it is not used up. */
  readonly generation: string | undefined;
}

/** What all servers on a database know of a request. */
export interface Admission {
  /** Of the directory, now. */
  readonly generation: string | undefined;
  /** Wrong signatures of the access key in a row. */
  readonly failures: number;
  /** Epoch milliseconds; `undefined` where the access key is not locked. Then the signature is not used up. */
  readonly lockedUntil: number | undefined;
  /** Whether the signature was new, and is used up now. */
  readonly used: boolean;
}

interface AdmissionRow {
  readonly failures: number;
  readonly locked_until: number;
  readonly generation: string | null;
  readonly used: boolean;
}

/** In the order of signatures, so that two servers with the same ones do not wait for each other. */
const statement = `/* prepared admit */
  with arrived as (
    select place, access_key, decode(signature, 'hex') as signature, expires_at, generation
    from jsonb_to_recordset($1::text::jsonb)
      as asked (place integer, access_key text, signature text, expires_at bigint, generation text)
  ), directory as (
    select (select generation from directory_generation) as generation
  ), known as (
    select arrived.*, coalesce(failures, 0) as failures, coalesce(locked_until, 0) as locked_until
    from arrived left join failed_attempts on subject = 'access key ' || access_key
  ), used as (
    insert into used_signatures (signature, expires_at)
    select signature, expires_at from known join directory using (generation)
    where signature is not null and locked_until <= $2::bigint
      and set_config('synchronous_commit', 'off', true) is not null
    order by signature
    on conflict do nothing
    returning signature
  )
  select failures, locked_until, directory.generation, used.signature is not null as used
  from known cross join directory left join used on used.signature = known.signature
  order by place`;

/**
 * Asks for several requests whether the directory is still the same and their access keys are not locked, and uses their signatures up;
 * in one statement, after which only this remains to be done for each.
 *
 * The commit does not wait for the disk: after a crash of the database the last half second of signatures may be forgotten, which
 * is worth less than the time of every request.
 *
 * @param arrivals - No two with the same signature.
 */
export async function admit(db: Kysely<Tables>, arrivals: readonly Arrival[], now: number): Promise<Admission[]> {
  const asked = arrivals.map(({ accessKey, signature }, place) => ({
    place,
    access_key: accessKey,
    signature: signature && Buffer.from(signature.bytes).toString('hex'),
    expires_at: signature?.until,
    generation: signature?.generation,
  }));
  const { rows } = await db.executeQuery(writtenStatement<AdmissionRow>(statement, [JSON.stringify(asked), now]));
  return rows.map((row) => ({
    generation: row.generation ?? undefined,
    failures: row.failures,
    lockedUntil: row.locked_until > now ? row.locked_until : undefined,
    used: row.used,
  }));
}
