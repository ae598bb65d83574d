import { exampleKey, type Interaction } from '@opendas/contracts';

/** A call of an operation, as every driver takes it. */
export interface Call {
  readonly operationId: string;
  readonly endpoint: string;
  /** Empty for operations that need none. */
  readonly credentials:
    | { readonly token: string }
    | { readonly accessKeyId: string; readonly secretAccessKey: string }
    | Readonly<Record<string, never>>;
  /** Path, query, header and body, by the names of the document. */
  readonly input: Interaction['input'];
}

/** The call that an interaction describes. Its credentials are those of its caller; signatures are made anew. */
export function callOf({ operationId, credentials, input }: Interaction, endpoint: string): Call {
  const token = credentials.find(({ name }) => name === 'X-Auth-Token')?.secret;
  if (token !== undefined) return { operationId, endpoint, credentials: { token }, input };
  const isSigned = credentials.some(({ scheme }) => scheme === 'signature');
  return { operationId, endpoint, credentials: isSigned ? exampleKey() : {}, input };
}
