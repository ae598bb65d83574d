import * as fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { projects, users } from '../../test/example-directory.ts';
import { exampleWorld, type ExampleWorld } from '../../test/example-world.ts';
import type { AuditCriteria } from '../store/list-audit-events.ts';
import { auditTrail, type AuditTrail } from './audit-trail.ts';

const project = projects.owners;
const everything: AuditCriteria = {
  from: undefined,
  to: undefined,
  operationId: undefined,
  action: undefined,
  userId: undefined,
  connectionId: undefined,
  result: undefined,
};
const connection = (number: number): string => `ee64e597-4f25-486f-bba1-${String(number).padStart(12, '0')}`;
const statuses = [200, 403, 400, 200, 401];
const count = 20;

describeOnEachStore('the list of events', (store) => {
  let world: ExampleWorld;
  let start: number;
  /** Event n is at second n, about connection n modulo 3. */
  beforeEach(async () => {
    world = await exampleWorld(store());
    start = world.time;
    for (let number = 1; number <= count; number += 1) await add(number);
  });

  const add = async (number: number): Promise<void> => {
    world.time = start + number * 1_000;
    const origin = {
      operationId: number % 2 === 0 ? 'Even' : 'Odd',
      action: 'das::x',
      requestId: 'r',
      clientAddress: '',
    };
    const user = number % 4 === 0 ? users.colleague : users.owner;
    const act = { connection_ids: [connection(0), connection(number % 3)], status: statuses[number % 5] ?? 200 };
    await world.audit.note({ ...user, origin }, project, act);
    // Those of other projects and accounts are in between.
    await world.audit.note({ ...user, origin }, projects.others, act);
    await world.audit.note({ ...user, origin }, undefined, act);
  };

  /** Sequence numbers of all pages, and how many pages there were. */
  const read = async (
    trail: AuditTrail,
    criteria: Partial<AuditCriteria>,
    limit: number,
    between: () => Promise<void> = async () => {},
  ): Promise<{ readonly found: readonly number[]; readonly pages: number }> => {
    const found: number[] = [];
    let before: number | undefined;
    for (let pages = 1; ; pages += 1) {
      const page = await trail.list(project, { ...everything, ...criteria }, { limit, before });
      expect(page.events.length).toBeLessThanOrEqual(limit);
      found.push(...page.events.map(({ sequence }) => sequence));
      if (page.next === undefined) return { found, pages };
      before = page.next;
      await between();
    }
  };

  const numbers = (matches: (number: number) => boolean): readonly number[] =>
    Array.from({ length: count }, (_, index) => count - index).filter((number) => matches(number));

  it.each([
    { name: 'everything', criteria: {}, want: () => true },
    { name: 'an operation', criteria: { operationId: 'Even' }, want: (n: number) => n % 2 === 0 },
    { name: 'an operation in another spelling', criteria: { operationId: 'even' }, want: () => false },
    { name: 'an action', criteria: { action: 'das::x' }, want: () => true },
    { name: 'an action that no event has', criteria: { action: 'das::%' }, want: () => false },
    { name: 'a user', criteria: { userId: users.colleague.userId }, want: (n: number) => n % 4 === 0 },
    { name: 'a connection', criteria: { connectionId: connection(2) }, want: (n: number) => n % 3 === 2 },
    { name: 'what succeeded', criteria: { result: 'succeeded' }, want: (n: number) => statuses[n % 5] === 200 },
    {
      name: 'what was denied',
      criteria: { result: 'denied' },
      want: (n: number) => [401, 403].includes(statuses[n % 5] ?? 0),
    },
    { name: 'what failed', criteria: { result: 'failed' }, want: (n: number) => statuses[n % 5] === 400 },
    {
      name: 'several at once',
      criteria: { operationId: 'Odd', userId: users.owner.userId, result: 'succeeded' },
      want: (n: number) => n % 2 === 1 && n % 4 !== 0 && statuses[n % 5] === 200,
    },
  ] as const)('has $name', async ({ criteria, want }) => {
    expect((await read(world.auditTrail, criteria, 200)).found).toEqual(numbers(want));
  });

  it('has the events from a time on, and those before another one', async () => {
    for (const [from, to] of [
      [5, 9],
      [undefined, 5],
      [18, undefined],
      [21, undefined],
      [undefined, 1],
      [0, 100],
    ] as const) {
      const range = {
        from: from === undefined ? undefined : start + from * 1_000,
        to: to === undefined ? undefined : start + to * 1_000,
      };
      const want = numbers((n) => n >= (from ?? 0) && n < (to ?? 100));
      // Found by the index of times at once, and place by place where the range is too long.
      expect(await read(world.auditTrail, range, 200)).toEqual({ found: want, pages: 1 });
      const placeByPlace = auditTrail(store(), world.audit, { atOnce: 3, page: 7, time: 1 });
      expect((await read(placeByPlace, range, 200)).found).toEqual(want);
    }
  });

  it('has each event once, whatever the size of pages and however little is looked at', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ atOnce: fc.integer({ min: 1, max: 8 }), page: fc.integer({ min: 1, max: 30 }), time: fc.nat(70) }),
        fc.integer({ min: 1, max: 25 }),
        fc.constantFrom<Partial<AuditCriteria>>({}, { operationId: 'Even' }, { connectionId: connection(1) }),
        fc.option(fc.integer({ min: 0, max: 22 }), { nil: undefined }),
        async (most, limit, criteria, second) => {
          const from = second === undefined ? undefined : start + second * 1_000;
          const { found } = await read(auditTrail(store(), world.audit, most), { ...criteria, from }, limit);
          expect(found).toEqual((await read(world.auditTrail, { ...criteria, from }, 200)).found);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('moves no page where events are added meanwhile', async () => {
    let number = count;
    const { found, pages } = await read(world.auditTrail, {}, 7, () => add((number += 1)));
    expect(found).toEqual(numbers(() => true));
    expect(pages).toBe(3);
    expect((await read(world.auditTrail, {}, 200)).found).toHaveLength(count + 2);
  });

  it('has an event that got its place late', async () => {
    await world.audit.sealed();
    world.time = start;
    const late = { connection_ids: [connection(9)] };
    await world.audit.note(users.owner, project, late);
    const range = { from: start, to: start + 1_500 };
    expect((await read(world.auditTrail, range, 200)).found).toEqual([count + 1, 1]);
  });

  it('seals once for all who read at once, and not where nothing waits', async () => {
    const readers = () =>
      Promise.all(
        Array.from({ length: 20 }, () => world.auditTrail.list(project, everything, { limit: 1, before: undefined })),
      );
    await world.audit.sealed();
    const transactions = vi.spyOn(store().db, 'transaction');
    await readers();
    expect(transactions).not.toHaveBeenCalled();
    await add(count + 1);
    for (const { events } of await readers()) expect(events).toMatchObject([{ sequence: count + 1 }]);
    expect(transactions).toHaveBeenCalledTimes(1);
  });

  it('has the hash that the chain is checked with', async () => {
    const { events } = await world.auditTrail.list(project, everything, { limit: 1, before: undefined });
    const head = await store().db.selectFrom('audit_heads').selectAll().where('chain', '=', project).executeTakeFirst();
    expect(events).toMatchObject([{ sequence: head?.sequence, hash: head?.hash }]);
  });
});
