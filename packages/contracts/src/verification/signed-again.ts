import { createTransport, type AccessKeyCredentials } from '@opendas/client';

/** A request with headers by lower-case names. */
interface SignableRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** An empty text for none. */
  readonly body: string;
}

/**
 * The headers of a request that is sent again. A signature of a pact is an example, of another time and another host: it is made anew,
 * by the code of the real client, with the access key that the provider states give to the caller. Other requests stay as they are.
 */
export async function signedAgain(
  { method, url, headers, body }: SignableRequest,
  key: AccessKeyCredentials,
): Promise<Readonly<Record<string, string>>> {
  if (headers['authorization']?.startsWith('SDK-HMAC-SHA256 ') !== true) return headers;
  const { authorization: _signature, 'x-sdk-date': _date, ...others } = headers;
  const { authorize } = createTransport({ endpoint: url.origin, credentials: key });
  const projectId = /^\/v3(?:\.\d)?\/([^/]+)\/.*/.exec(url.pathname)?.[1];
  const request = { method, url: url.href, headers: others, body: body === '' ? null : body };
  return (await authorize(request, projectId)).headers;
}
