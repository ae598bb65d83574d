/** A fault of a client: what it does to a request that is right. */
export interface ClientFault {
  readonly name: string;
  /** The request with the fault; `undefined` where it has no place for the fault. */
  readonly apply: (request: Request, body: string) => Request | undefined;
}

type JsonObject = Record<string, unknown>;

const url =
  (change: (url: URL) => void): ClientFault['apply'] =>
  (request, body) => {
    const changed = new URL(request.url);
    change(changed);
    return changed.href === request.url ? undefined : rebuilt(request, { url: changed.href, body });
  };

const header =
  (change: (headers: Headers) => void): ClientFault['apply'] =>
  (request, body) => {
    const headers = new Headers(request.headers);
    change(headers);
    return JSON.stringify([...headers]) === JSON.stringify([...request.headers])
      ? undefined
      : rebuilt(request, { headers, body });
  };

/** Changes a header where the request has it. */
const changed = (name: string, change: (headers: Headers, value: string) => void): ClientFault['apply'] =>
  header((headers) => {
    const value = headers.get(name);
    if (value !== null) change(headers, value);
  });

const json =
  (change: (body: JsonObject) => JsonObject | undefined): ClientFault['apply'] =>
  (request, body) => {
    if (body === '') return undefined;
    const before = JSON.parse(body) as JsonObject;
    const after = change(structuredClone(before));
    return after === undefined || JSON.stringify(after) === JSON.stringify(before)
      ? undefined
      : rebuilt(request, { body: JSON.stringify(after) });
  };

function rebuilt(
  request: Request,
  parts: { readonly url?: string; readonly headers?: Headers; readonly method?: string; readonly body: string },
): Request {
  return new Request(parts.url ?? request.url, {
    method: parts.method ?? request.method,
    headers: parts.headers ?? request.headers,
    ...(parts.body === '' ? {} : { body: parts.body }),
  });
}

const firstUser = (change: (user: JsonObject) => JsonObject): ClientFault['apply'] =>
  json((body) => {
    const { users } = body;
    if (!Array.isArray(users) || users.length === 0) return undefined;
    return { ...body, users: [change(users[0] as JsonObject), ...(users as readonly unknown[]).slice(1)] };
  });

/** Seeded faults of the client, one each. */
export const clientFaults: readonly ClientFault[] = [
  { name: 'drops the token', apply: header((headers) => headers.delete('X-Auth-Token')) },
  {
    name: 'sends the token under another name',
    apply: changed('X-Auth-Token', (headers, token) => {
      headers.set('X-Token', token);
      headers.delete('X-Auth-Token');
    }),
  },
  {
    name: 'sends a token that is cut',
    apply: changed('X-Auth-Token', (headers, token) => headers.set('X-Auth-Token', token.slice(1))),
  },
  { name: 'drops the signature', apply: header((headers) => headers.delete('Authorization')) },
  { name: 'drops the time of the signature', apply: header((headers) => headers.delete('X-Sdk-Date')) },
  {
    name: 'writes the time of the signature with fractions',
    apply: changed('X-Sdk-Date', (headers, time) => headers.set('X-Sdk-Date', time.replace('Z', '.000Z'))),
  },
  {
    name: 'leaves the time out of the signature',
    apply: changed('Authorization', (headers, text) => headers.set('Authorization', text.replace(';x-sdk-date', ''))),
  },
  {
    name: 'signs with another algorithm',
    apply: changed('Authorization', (headers, text) => headers.set('Authorization', text.replace('SHA256', 'SM3'))),
  },
  {
    name: 'cuts the signature',
    apply: changed('Authorization', (headers, text) => headers.set('Authorization', text.slice(0, -1))),
  },
  {
    name: 'sends JSON as text',
    apply: (request, body) =>
      body === '' ? undefined : header((headers) => headers.set('Content-Type', 'text/plain'))(request, body),
  },
  {
    name: 'takes the other version of the API',
    apply: url((target) => {
      target.pathname = target.pathname.startsWith('/v3.1/')
        ? target.pathname.replace('/v3.1/', '/v3/')
        : target.pathname.replace('/v3/', '/v3.1/');
    }),
  },
  {
    name: 'takes another project',
    apply: url((target) => {
      target.pathname = target.pathname.replace('054e292c', '154e292c');
    }),
  },
  {
    name: 'drops the last part of the path',
    apply: url((target) => {
      target.pathname = target.pathname.replace(/\/[^/]+$/, '');
    }),
  },
  {
    name: 'adds a slash to the path',
    apply: url((target) => {
      target.pathname += '/';
    }),
  },
  {
    name: 'drops the query',
    apply: url((target) => {
      target.search = '';
    }),
  },
  {
    name: 'drops the first parameter of the query',
    apply: url((target) => {
      const [first] = target.searchParams.keys();
      if (first !== undefined) target.searchParams.delete(first);
    }),
  },
  {
    name: 'changes the case of the query',
    apply: url((target) => {
      target.search = target.search.toUpperCase();
    }),
  },
  { name: 'adds a parameter to the query', apply: url((target) => target.searchParams.set('limit', '10')) },
  {
    name: 'takes another method',
    apply: (request, body) =>
      rebuilt(request, {
        method: request.method === 'POST' ? 'PUT' : request.method === 'DELETE' ? 'POST' : 'HEAD',
        body: request.method === 'GET' ? '' : body,
      }),
  },
  { name: 'drops the body', apply: (request, body) => (body === '' ? undefined : rebuilt(request, { body: '' })) },
  {
    name: 'drops the last member of the body',
    apply: json((body) => Object.fromEntries(Object.entries(body).slice(0, -1))),
  },
  { name: 'adds a member to the body', apply: json((body) => ({ ...body, dry_run: true })) },
  {
    name: 'sends the first member as null',
    apply: json((body) =>
      Object.fromEntries(Object.entries(body).map(([name, value], index) => [name, index === 0 ? null : value])),
    ),
  },
  {
    name: 'sends texts as lists',
    apply: json((body) =>
      Object.fromEntries(
        Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
      ),
    ),
  },
  {
    name: 'sends truth values as text',
    apply: json((body) =>
      Object.fromEntries(
        Object.entries(body).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
      ),
    ),
  },
  {
    name: 'sends numbers as text',
    apply: json((body) =>
      Object.fromEntries(
        Object.entries(body).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
      ),
    ),
  },
  {
    name: 'writes names in camel case',
    apply: json((body) =>
      Object.fromEntries(
        Object.entries(body).map(([name, value]) => [
          name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
          value,
        ]),
      ),
    ),
  },
  { name: 'drops the name of a user', apply: firstUser(({ user_id }) => ({ user_id })) },
  {
    name: 'swaps id and name of a user',
    apply: firstUser(({ user_id, user_name }) => ({ user_id: user_name, user_name: user_id })),
  },
  {
    name: 'sends only the first user',
    apply: json((body) =>
      Array.isArray(body['users']) ? { ...body, users: (body['users'] as readonly unknown[]).slice(0, 1) } : undefined,
    ),
  },
  {
    name: 'sends the expiry without milliseconds',
    apply: json((body) =>
      typeof body['expired_time'] === 'string'
        ? { ...body, expired_time: body['expired_time'].replace(/\.\d{3}Z$/, 'Z') }
        : undefined,
    ),
  },
];
