import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { endAll } from '../opendas-process.ts';
import { lockedTogether, seenAtOnce, takenOnce } from './checks.ts';
import { startReplicas, type ReplicaSet } from './replica-set.ts';

vi.setConfig({ testTimeout: 120_000 });

// Under load, with kills and restarts: npm run check:replicas.
let replicas: ReplicaSet;
beforeAll(async () => {
  replicas = await startReplicas();
}, 120_000);
afterAll(async () => {
  await replicas.stop();
  endAll();
});

it.each([
  { what: 'see what the other one did at once', check: seenAtOnce },
  { what: 'take a signed request once', check: takenOnce },
  { what: 'count wrong signatures together', check: lockedTogether },
])('two servers on one database $what', async ({ check }) => {
  await expect(check(replicas)).resolves.toMatch(/./);
});
