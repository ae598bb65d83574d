/** What a server answers. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** A fault of a server: what it does to an answer that is right. */
export interface ServerFault {
  readonly name: string;
  /** The answer with the fault; `undefined` where it has no place for the fault. */
  readonly apply: (answer: Answer) => Answer | undefined;
  /** Why the contracts are not meant to see it. */
  readonly beyond?: string;
}

type JsonObject = Record<string, unknown>;

const status =
  (from: number, to: number): ServerFault['apply'] =>
  (answer) =>
    answer.status === from ? { ...answer, status: to } : undefined;

const json =
  (change: (body: JsonObject) => unknown): ServerFault['apply'] =>
  (answer) => {
    if (answer.body === '') return undefined;
    const before = JSON.parse(answer.body) as JsonObject;
    const body = JSON.stringify(change(structuredClone(before)));
    return body === JSON.stringify(before) ? undefined : { ...answer, body };
  };

/** For answers that have a body. */
const content =
  (change: (answer: Answer) => Answer): ServerFault['apply'] =>
  (answer) =>
    answer.body === '' ? undefined : change(answer);

/** Changes every object in a body that holds other values than objects only: connections, shares and errors. */
function eachRecord(value: unknown, change: (record: JsonObject) => JsonObject): unknown {
  if (Array.isArray(value)) return value.map((item) => eachRecord(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, eachRecord(member, change)] as const);
  return change(Object.fromEntries(entries));
}

const values = (change: (value: unknown, name: string) => unknown): ServerFault['apply'] =>
  json((body) =>
    eachRecord(body, (record) =>
      Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)])),
    ),
  );

const without = (...names: readonly string[]): ServerFault['apply'] =>
  json((body) =>
    eachRecord(body, (record) => Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))),
  );

const connections = (members: JsonObject): ServerFault['apply'] =>
  json((body) => eachRecord(body, (record) => ('instance_id' in record ? { ...record, ...members } : record)));

const data = 'a contract is about form; that the data is right is shown by the integration tests of the server';

/** Seeded faults of the server, one each. */
export const serverFaults: readonly ServerFault[] = [
  { name: 'answers 201 instead of 200', apply: status(200, 201) },
  { name: 'answers 200 instead of 400', apply: status(400, 200) },
  { name: 'answers 404 instead of 400', apply: status(400, 404) },
  { name: 'answers 403 instead of 401', apply: status(401, 403) },
  { name: 'answers 404 instead of 403', apply: status(403, 404) },
  { name: 'answers 500', apply: (answer) => ({ ...answer, status: 500 }) },
  { name: 'answers another media type', apply: content((answer) => ({ ...answer, contentType: 'text/html' })) },
  { name: 'answers nothing', apply: content((answer) => ({ ...answer, body: '' })) },
  {
    name: 'answers half of the JSON',
    apply: content((answer) => ({ ...answer, body: answer.body.slice(0, answer.body.length / 2) })),
  },
  { name: 'answers a list', apply: json((body) => [body]) },
  { name: 'loses all members', apply: json(() => ({})) },
  { name: 'loses the error code', apply: without('error_code') },
  { name: 'loses the message', apply: without('error_msg') },
  { name: 'loses the id of a connection', apply: without('connection_id') },
  { name: 'loses the expiry of a share', apply: without('expired_time') },
  { name: 'loses the count', apply: without('total', 'total_record') },
  {
    name: 'answers another error code',
    // Events of the audit trail have an error_code too: that of what they tell about, which is data.
    apply: json((body) => ('error_msg' in body ? { ...body, error_code: 'DAS.9999', errorCodeStr: 'DAS.9999' } : body)),
  },
  {
    name: 'answers a message that is too long',
    apply: values((value, name) => (name === 'error_msg' ? 'x'.repeat(513) : value)),
  },
  { name: 'answers null for texts', apply: values((value) => (typeof value === 'string' ? null : value)) },
  { name: 'answers numbers as text', apply: values((value) => (typeof value === 'number' ? String(value) : value)) },
  {
    name: 'answers seconds instead of milliseconds, with a fraction',
    apply: values((value) => (typeof value === 'number' && value > 1e9 ? value / 1000 + 0.5 : value)),
  },
  {
    name: 'answers times as text',
    apply: values((value) => (typeof value === 'number' && value > 1e9 ? new Date(value).toISOString() : value)),
  },
  {
    name: 'answers truth values as text',
    apply: values((value) => (typeof value === 'boolean' ? String(value) : value)),
  },
  {
    name: 'answers an unknown value of an enumeration',
    apply: values((value, name) => (name === 'status' && value === 'NORMAL' ? 'OK' : value)),
  },
  {
    name: 'answers an engine in upper case',
    apply: values((value, name) => (name === 'engine_type' ? String(value).toUpperCase() : value)),
  },
  {
    name: 'answers an id of the wrong form',
    apply: values((value, name) => (name === 'connection_id' ? `{${String(value)}}` : value)),
  },
  {
    name: 'answers an empty list instead of a filled one',
    apply: values((value) => (Array.isArray(value) && value.length > 0 ? [] : value)),
  },
  {
    name: 'answers an item where there is none',
    apply: values((value) => (Array.isArray(value) && value.length === 0 ? [{}] : value)),
  },
  { name: 'answers null instead of a list', apply: values((value) => (Array.isArray(value) ? null : value)) },
  {
    name: 'answers an object instead of a list',
    apply: values((value) => (Array.isArray(value) ? Object.fromEntries(value.entries()) : value)),
  },
  { name: 'tells the password', apply: connections({ password: 'example-password' }) },
  { name: 'answers an optional member of the wrong type', apply: connections({ instance_type: 5 }) },
  { name: 'answers a port out of range', apply: connections({ port: 70_000 }) },
  {
    name: 'writes names in camel case',
    apply: json((body) =>
      eachRecord(body, (record) =>
        Object.fromEntries(
          Object.entries(record).map(([name, value]) => [
            name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
            value,
          ]),
        ),
      ),
    ),
  },
  { name: 'wraps the answer', apply: json((body) => ({ data: body })) },
  {
    name: 'answers another count',
    apply: values((value, name) =>
      name === 'total' || name === 'total_record' || name === 'shared_count' ? 7 : value,
    ),
    beyond: data,
  },
  {
    name: 'answers the name of another user',
    apply: values((value, name) => (name === 'user_name' || name === 'shared_user_name' ? 'nobody' : value)),
    beyond: data,
  },
  {
    name: 'answers a time that is an hour late',
    apply: values((value) => (typeof value === 'number' && value > 1e9 ? value + 3_600_000 : value)),
    beyond: data,
  },
  {
    name: 'answers every item twice',
    apply: values((value) =>
      Array.isArray(value) ? [...(value as readonly unknown[]), ...(value as readonly unknown[])] : value,
    ),
    beyond: data,
  },
  { name: 'turns truth values', apply: values((value) => (typeof value === 'boolean' ? !value : value)), beyond: data },
];
