import { openAuditLog } from '../src/audit/audit-log.ts';
import { createServices, type ServiceDependencies } from '../src/create-services.ts';
import { applyDirectory } from '../src/directory-store/apply-directory.ts';
import { temporaryKeyRing, type KeyRing } from '../src/secrets/index.ts';
import type { Services } from '../src/services.ts';
import type { Store } from '../src/store/index.ts';
import { exampleDirectory } from './example-directory.ts';

/** The services on a store with the example directory, and a clock that tests set. */
export interface ExampleWorld extends Services {
  readonly store: Store;
  readonly keyRing: KeyRing;
  /** Epoch milliseconds. */
  time: number;
}

/** When the examples begin. */
export const start = Date.parse('2026-01-20T08:00:00.000Z');

/** @param options - For databases: how sessions are opened, and how long unused connections are kept. The key ring of an earlier world on the store. */
export async function exampleWorld(
  store: Store,
  options: Partial<Pick<ServiceDependencies, 'sessions' | 'keepUnused' | 'keyRing'>> = {},
): Promise<ExampleWorld> {
  await applyDirectory(store, exampleDirectory);
  const { keyRing = temporaryKeyRing() } = options;
  const clock = { time: start };
  const now = (): number => clock.time;
  const audit = await openAuditLog({ store, keyRing, now });
  return Object.assign(clock, { ...createServices({ store, audit, now, ...options, keyRing }), store, keyRing });
}
