import type { DatabaseConnection, Dialect, Driver } from 'kysely';

/**
 * Members of database errors that hold values: PGlite keeps the parameters of the statement, PostgreSQL shows rows and
 * parameters in the fields Detail and Where (PostgreSQL manual, "Error and Notice Message Fields").
 */
const membersWithValues = ['params', 'queryOptions', 'detail', 'where', 'internalQuery'] as const;

/** Takes from the errors of statements what may hold a secret, before anybody else sees them. */
export function withoutErrorValues(dialect: Dialect): Dialect {
  return {
    createDriver: () => guarded(dialect.createDriver()),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

function guarded(driver: Driver): Driver {
  const acquire = driver.acquireConnection.bind(driver);
  const known = new WeakSet<DatabaseConnection>();
  const methods: Pick<Driver, 'acquireConnection'> = {
    async acquireConnection(options) {
      const connection = await acquire(options);
      if (known.has(connection)) return connection;
      known.add(connection);
      const execute = connection.executeQuery.bind(connection);
      // The driver knows its connection by identity, so that it is changed rather than wrapped.
      const executeQuery: DatabaseConnection['executeQuery'] = async (...query) => {
        try {
          return await execute(...query);
        } catch (error) {
          throw withoutValues(error);
        }
      };
      return Object.assign(connection, { executeQuery });
    },
  };
  return Object.assign(driver, methods);
}

/** The same error, and its causes, without what may hold a value. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  for (const member of membersWithValues) Reflect.deleteProperty(error, member);
  withoutValues(error.cause);
  return error;
}
