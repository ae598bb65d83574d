import { createDasClient, createIdentityTransport, operations, type Transport } from '@opendas/client';
import type { CallInput, Interaction } from '@opendas/openapi-pact';
import { exampleKey } from '../example-key.ts';
import type { ClientAnswer } from './prove-interaction.ts';

/** What operations are called with: a client, or the transport of those that need no credentials. */
export type Client = Transport;

/** Sends the client's requests; a test passes its own to break them on their way. */
export type Fetch = (request: Request) => Promise<Response>;

/** The real client, as the caller of an interaction uses it: no validation, so that wrong requests leave it, and no retries. */
export function clientFor(interaction: Interaction, endpoint: string, fetch?: Fetch): Client {
  const token = interaction.credentials.find(({ name }) => name === 'X-Auth-Token')?.secret;
  const options = { endpoint, retry: false, ...(fetch === undefined ? {} : { fetch }) } as const;
  if (token !== undefined) return createDasClient({ ...options, credentials: { token } });
  const [credential] = interaction.credentials;
  if (credential === undefined) return createIdentityTransport(options);
  if (credential.scheme === 'signature') return createDasClient({ ...options, credentials: exampleKey() });
  throw new Error(`${interaction.description} has no credential that the client could send.`);
}

/** A result of any operation, before it is narrowed by its status. */
interface AnyResult {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: Headers;
  readonly data?: unknown;
  readonly error?: unknown;
}

/** Sends the request of any interaction through the client, also one that its types refuse. */
export async function sendThroughClient(
  interaction: Interaction,
  endpoint: string,
  fetch?: Fetch,
): Promise<ClientAnswer> {
  const { operationId, input } = interaction;
  // The input is data, and wrong on purpose in some interactions: no type of an operation fits all of them.
  const table = operations as unknown as Readonly<
    Record<string, (client: Client, input: CallInput) => Promise<AnyResult>>
  >;
  const operation = table[operationId];
  if (operation === undefined) throw new Error(`The client has no operation ${operationId}.`);
  const result = await operation(clientFor(interaction, endpoint, fetch), input);
  return { result, body: result.ok ? result.data : result.error };
}
