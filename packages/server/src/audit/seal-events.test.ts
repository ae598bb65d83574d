import { createSecretKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { insertEvent } from '../store/audit.ts';
import { eventMac } from './chain-hash.ts';
import { sealEvents, type PendingEvent } from './seal-events.ts';

describeOnEachStore('sealing', (store) => {
  const key = createSecretKey(Buffer.alloc(32, 1));
  const add = async (id: string): Promise<PendingEvent> => {
    const row = { id, chain: 'c', recorded_at: 1, event: '{}' };
    await insertEvent(store().db, { ...row, mac: eventMac(key, row) });
    return { id, chain: 'c', mac: eventMac(key, row) };
  };
  const seal = async (events: readonly PendingEvent[]) => [...(await sealEvents(store().db, key, events))].toSorted();

  it('gives events of the same moment their places in the order in which they came', async () => {
    const events = [await add('z'), await add('a'), await add('m')];
    await seal(events);
    const seals = await store().db.selectFrom('audit_seals').select('event_id').orderBy('sequence').execute();
    expect(seals.map(({ event_id }) => event_id)).toEqual(['z', 'a', 'm']);
  });

  it('tells what has its place, whoever gave it, and not what is not committed', async () => {
    const [first, second] = [await add('first'), await add('second')];
    const uncommitted = { ...first, id: 'uncommitted' };
    await seal([first]);
    expect(await seal([first, second, uncommitted])).toEqual(['first', 'second']);
    expect(await seal([first, second, uncommitted])).toEqual(['first', 'second']);
    expect(await seal([uncommitted])).toEqual([]);
  });
});
