import type { Provider } from './provider.ts';

/** A store that the server of this repository can run on. */
export type Store = 'embedded' | 'postgresql';

/**
 * Starts the server of this repository on one of its stores. The packages are loaded only here: this one is published without
 * them.
 *
 * @throws Error where they are not there.
 */
export const ownServer: Readonly<Record<Store, () => Promise<Provider>>> = {
  async embedded() {
    const { startTestServer } = await import('@opendas/server/testing');
    const server = await startTestServer();
    return {
      name: 'embedded',
      url: server.url,
      setState: ({ name, params }) => server.setState(name, params),
      close: () => server.close(),
    };
  },
  async postgresql() {
    const { startPostgres } = await import('@opendas/test-postgres');
    const { startTestServer } = await import('@opendas/server/testing');
    const postgres = await startPostgres();
    try {
      const server = await startTestServer({ databaseUrl: postgres.url });
      return {
        name: 'postgresql',
        url: server.url,
        setState: ({ name, params }) => server.setState(name, params),
        async close() {
          await server.close();
          await postgres.stop();
        },
      };
    } catch (error) {
      await postgres.stop();
      throw error;
    }
  },
};
