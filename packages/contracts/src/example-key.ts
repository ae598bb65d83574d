import type { AccessKeyCredentials } from '@opendas/client';
import { readDocument } from './document.ts';
import { isObject, type Json } from './pact/json.ts';

/**
 * The access key of interactions that are signed: `x-example-key` of the security scheme `signature`.
 *
 * @throws Error where the document has none.
 */
export function exampleKey(document: Json = readDocument()): AccessKeyCredentials {
  const key = ['components', 'securitySchemes', 'signature', 'x-example-key'].reduce<Json | undefined>(
    (value, name) => (isObject(value) ? value[name] : undefined),
    document,
  );
  const { access_key: accessKeyId, secret_key: secretAccessKey } = isObject(key) ? key : {};
  if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') {
    throw new Error(
      'The security scheme signature of the document has no x-example-key with access_key and secret_key.',
    );
  }
  return { accessKeyId, secretAccessKey };
}
