import { inspect } from 'node:util';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import type { Store } from './index.ts';

const canary = 'canary-of-a-parameter';

/** Statements that a database refuses, with a parameter that is nobody's business. */
const refused: readonly { what: string; code: string; run: (store: Store) => Promise<unknown> }[] = [
  {
    what: 'a row that is there already',
    code: '23505',
    async run({ db }) {
      await db.insertInto('organizations').values({ id: canary, name: canary, removed: false }).execute();
      return db.insertInto('organizations').values({ id: canary, name: canary, removed: false }).execute();
    },
  },
  {
    what: 'a row without what it needs, in a transaction',
    code: '23502',
    run: ({ db }) =>
      db
        .transaction()
        .execute((transaction) =>
          sql`insert into organizations (id, name, removed) values (${canary}, null, false)`.execute(transaction),
        ),
  },
  {
    what: 'a statement that is none',
    code: '42601',
    run: ({ db }) => sql`selekt ${canary}`.execute(db),
  },
];

describeOnEachStore('the error of a statement', (store) => {
  it.each(refused)('tells nothing of the parameters: $what', async ({ code, run }) => {
    const error: unknown = await run(store()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(canary);
  });
});
