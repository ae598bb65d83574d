import { randomUUID } from 'node:crypto';
import { connectionService } from './connections/connection-service.ts';
import { directoryService } from './directory/directory-service.ts';
import { envelopeEncryption } from './secrets/envelope-encryption.ts';
import type { KeyRing } from './secrets/key-ring.ts';
import type { Services } from './services.ts';
import { sharingService } from './sharing/sharing-service.ts';
import type { Store } from './store/store.ts';

/** What the services work with. */
export interface ServiceDependencies {
  readonly store: Store;
  /** From `loadKeyRing`, or `temporaryKeyRing` for a store in memory. */
  readonly keyRing: KeyRing;
  /** Epoch milliseconds. Default: the system's clock. */
  readonly now?: () => number;
  /** Ids of new connections. Default: random UUIDs. */
  readonly newConnectionId?: () => string;
}

/** The services on a store. */
export function createServices(dependencies: ServiceDependencies): Services {
  const { store, keyRing, now = Date.now, newConnectionId = randomUUID } = dependencies;
  return {
    connections: connectionService({
      store,
      encryption: envelopeEncryption(store, keyRing, now),
      now,
      newId: newConnectionId,
    }),
    sharing: sharingService({ store, now }),
    directory: directoryService({ store, now }),
  };
}
