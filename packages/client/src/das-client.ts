import type { OperationId } from '@opendas/types';
import { operations } from './generated/operations.ts';
import type { Arguments, Result } from './operation-types.ts';
import { createTransport, type Transport, type TransportOptions } from './transport.ts';

/** Operations of DAS: those of the identity service have another host. */
type DasOperationId = Exclude<OperationId, `Keystone${string}`>;

/** Every operation of DAS as a method: `CreateShareConnections` is `createShareConnections`. */
export type DasClient = Transport & {
  readonly [Id in DasOperationId as Uncapitalize<Id>]: (...input: Arguments<Id>) => Promise<Result<Id>>;
};

/**
 * A client with every operation of DAS as a method. Those of the identity service are functions, for `createIdentityTransport`.
 *
 * @throws TypeError where neither an endpoint nor a region is given, or they are not valid.
 * @example
 * ```ts
 * const das = createDasClient({ endpoint: 'http://127.0.0.1:8080', credentials: { token }, projectId });
 * const result = await das.createShareConnections({ body: { shared_conn_id, users: [{ user_id, user_name }] } });
 * if (result.ok) console.log('shared');
 * else console.error(result.status, result.error);
 * ```
 */
export function createDasClient(options: TransportOptions): DasClient {
  const transport = createTransport(options);
  const ofDas = Object.entries(operations).filter(([operationId]) => !operationId.startsWith('Keystone'));
  const methods = ofDas.map(([operationId, call]) => [
    operationId.charAt(0).toLowerCase() + operationId.slice(1),
    // The type of each method says which input belongs to it.
    (input: never) => (call as (transport: Transport, input: never) => Promise<unknown>)(transport, input),
  ]);
  return { ...transport, ...Object.fromEntries(methods) } as DasClient;
}
