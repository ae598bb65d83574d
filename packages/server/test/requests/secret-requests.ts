import { objectOf, resolved } from '../../src/http/document.ts';
import type { Call } from '../http-call.ts';
import { document, type ExampleRequest, type RequestPath } from './example-requests.ts';
import { withValues } from './id-places.ts';
import { pathOf } from './send-request.ts';

/** A call that carries secrets, and what is special about it. */
export interface SecretCall {
  readonly name: string;
  readonly path: string;
  readonly call: Call;
}

/** Places of a body for which the document says `x-secret` or `writeOnly`, whether the example has them or not. */
export function secretPlaces(schema: unknown, value: unknown, path: RequestPath = ['body']): readonly RequestPath[] {
  if (Array.isArray(value)) {
    const { items } = resolved(document.root, schema);
    return value.flatMap((item: unknown, index) => secretPlaces(items, item, [...path, index]));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(objectOf(resolved(document.root, schema)['properties'])).flatMap(([name, property]) => {
    const marks = [objectOf(property), resolved(document.root, property)];
    const isSecret = marks.some((one) => one['x-secret'] === true || one['writeOnly'] === true);
    return isSecret ? [[...path, name]] : secretPlaces(property, Reflect.get(value, name), [...path, name]);
  });
}

/**
 * An example's request with secrets: as it is, and, if wished, before that with every mistake that a client could make near a secret.
 *
 * @param canaries - `secret` for the members of the body that the document marks as secrets, `token` for the headers.
 */
export function secretCalls(
  request: ExampleRequest,
  canaries: { readonly secret: string; readonly token: string },
  how: 'as it is' | 'with mistakes',
): readonly SecretCall[] {
  const { operation, schemas, values } = request;
  const { secret, token } = canaries;
  const places = secretPlaces(schemas.body, values.body);
  const planted = (value: unknown) => withValues(values, new Map(places.map((path) => [path, value]))).body;
  const path = pathOf(operation, values);
  const call = (
    name: string,
    body: unknown,
    more: { headers?: Record<string, string>; path?: string } = {},
  ): SecretCall => ({
    name: `${operation.operationId} ${request.key}, ${name}`,
    path: more.path ?? path,
    call: {
      method: operation.method,
      headers: {
        'X-Auth-Token': token,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...more.headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    },
  });
  const body = planted(secret);
  const text = body === undefined ? undefined : JSON.stringify(body);
  const always = [
    call('the token in the query', body, { path: `${path}${path.includes('?') ? '&' : '?'}token=${token}&x=${token}` }),
    call('an unknown token', body, { headers: { 'X-Auth-Token': `${token}x` } }),
    call('the token in other headers', body, {
      headers: {
        Cookie: `session=${token}`,
        'X-Security-Token': token,
        'X-Subject-Token': token,
        'Proxy-Authorization': `Basic ${token}`,
        Authorization: `SDK-HMAC-SHA256 Access=${token}, SignedHeaders=host, Signature=${secret}`,
        'X-Auth-Token': '',
      },
    }),
    call('an unknown path', body, { path: `${path.split('?', 1)[0]}/nowhere` }),
  ];
  const asItIs = call('as it is', body);
  if (how === 'as it is') return [asItIs];
  if (text === undefined) return [...always, asItIs];
  const other = { ...objectOf(body) };
  const others = Object.keys(other).filter((name) => !places.some((place) => place[1] === name));
  return [
    ...always,
    call('unknown members', { ...objectOf(body), unknown: { password: secret }, secret, password_: secret }),
    call('a list', [body]),
    call('JSON in JSON', JSON.stringify(text)),
    call('cut off', text.slice(0, -1)),
    call('without a colon', text.replace('":', '"')),
    call('of another type', body, { headers: { 'Content-Type': 'text/plain' } }),
    call('compressed, as it says', body, { headers: { 'Content-Encoding': 'gzip' } }),
    ...others.map((name) => call(`${name} is wrong`, { ...objectOf(body), [name]: { [name]: 5 } })),
    ...others.map((name) => call(`${name} holds the secret`, { ...objectOf(body), [name]: { [name]: secret } })),
    ...(places.length === 0
      ? []
      : [
          call('in a list', planted([secret])),
          call('in an object', planted({ [secret]: secret })),
          call('as a name', { ...objectOf(body), [secret]: secret }),
          call('with NUL', planted(`${secret}\0`)),
          call('with half a pair', planted(`${secret}\uD83D`)),
          call('too long', planted(secret.repeat(1000))),
          call('with control characters', planted(`${secret}\n${secret}\u001B[31m`)),
        ]),
    // The last one, since it may take away what the others need.
    asItIs,
  ];
}
