import * as fc from 'fast-check';
import type { OperationId } from '@opendas/types';
import { documentOperations, type DocumentOperation } from '../../src/http/document-operations.ts';
import { httpCall } from '../http-call.ts';
import { document, requestSchemas, type RequestValues } from '../requests/example-requests.ts';
import { knownIdKind, randomIdLike, type IdKind } from '../requests/id-places.ts';
import { pathOf } from '../requests/send-request.ts';
import { ids, tokenOf, type StoryUser } from '../story-directory.ts';
import { mistakesOf } from './answer-check.ts';
import { anyMutation, inOrder, mutated, wellFormedText, type Mutation } from './mutations.ts';
import { rawConnection, type RawConnection, type RawOutcome } from './raw-connection.ts';
import { spelledOut, valueOf, type IdReference } from './value-arbitrary.ts';
import { bytesOf, type WireRequest } from './wire-request.ts';

/** What to send, and where. */
export interface FuzzSettings {
  /** A server with the directory of the story (`storyDirectory`). */
  readonly url: string;
  /** At least this many requests. */
  readonly requests: number;
  /** The same seed makes the same requests. */
  readonly seed: number;
  /** How many sequences of requests run at the same time. */
  readonly lanes: number;
  readonly onProgress?: (sent: number) => void | Promise<void>;
}

/** What came of it. */
export interface FuzzResult {
  readonly sent: number;
  /** How often each operation gave each status, for example `CreateConnection 200`. */
  readonly answers: ReadonlyMap<string, number>;
}

/** A request as it is generated: its ids, and long texts, are not spelled out. */
interface FuzzRequest {
  readonly operationId: OperationId;
  readonly caller: StoryUser | 'unknown' | 'nobody';
  readonly values: RequestValues;
  readonly mutations: readonly Mutation[];
}

const operations = new Map(documentOperations(document.root).map((operation) => [operation.operationId, operation]));
/** So many requests are in a sequence at most. */
const longest = 8;

/**
 * Sends random and mutated requests, of every operation of the document and with ids that exist, and checks every answer
 * against the document.
 *
 * @throws Error with the shortest sequence that shows a wrong answer, and the seed.
 */
export async function fuzz({ url, requests, seed, lanes, onProgress }: FuzzSettings): Promise<FuzzResult> {
  const world = await fuzzWorld(url);
  const answers = new Map<string, number>();
  const count = { sent: 0, batches: 0 };
  const lane = async (): Promise<void> => {
    const connection = rawConnection(url);
    const property = fc.asyncProperty(fc.array(anyRequest, { minLength: 1, maxLength: longest }), async (sequence) => {
      for (const request of sequence) {
        const { name, mistakes } = await world.send(connection, request);
        count.sent += 1;
        answers.set(name, (answers.get(name) ?? 0) + 1);
        if (mistakes.length > 0) throw new Error(`${name}: ${mistakes.join(' ')}`);
      }
    });
    while (count.sent < requests) {
      count.batches += 1;
      // A request that is never answered takes long, again and again, while the sequence is made shorter.
      await fc.assert(property, { numRuns: 50, seed: seed + count.batches, interruptAfterTimeLimit: 120_000 });
      await onProgress?.(count.sent);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { sent: count.sent, answers };
}

const anyRequest: fc.Arbitrary<FuzzRequest> = fc.oneof(
  ...[...operations.values()].map((operation) => ({
    // What is deleted cannot be worked with any more.
    weight: operation.operationId.includes('Delete') ? 1 : 4,
    arbitrary: fc.record({
      operationId: fc.constant(operation.operationId),
      caller: fc.oneof(
        { arbitrary: fc.constant<FuzzRequest['caller']>('owner'), weight: 5 },
        {
          arbitrary: fc.constantFrom<FuzzRequest['caller'][]>(
            'owners-root',
            'colleague',
            'recipient',
            'recipients-root',
          ),
          weight: 3,
        },
        { arbitrary: fc.constantFrom<FuzzRequest['caller'][]>('unknown', 'nobody'), weight: 1 },
      ),
      values: valuesOf(operation),
      mutations: fc.oneof(
        { arbitrary: fc.constant<readonly Mutation[]>([]), weight: 2 },
        { arbitrary: fc.array(anyMutation, { minLength: 1, maxLength: 3 }), weight: 3 },
      ),
    }),
  })),
);

function valuesOf(operation: DocumentOperation): fc.Arbitrary<RequestValues> {
  const { parameters, body } = requestSchemas(operation);
  const of = (place: 'path' | 'query' | 'header'): fc.Arbitrary<Record<string, unknown>> => {
    const own = parameters.filter((parameter) => parameter.in === place);
    return fc.record(Object.fromEntries(own.map(({ name, schema }) => [name, valueOf(name, schema)])), {
      requiredKeys: own.filter(({ required }) => required).map(({ name }) => name),
    });
  };
  return fc.record({
    path: of('path'),
    query: of('query'),
    header: of('header'),
    body: body === undefined ? fc.constant(undefined) : valueOf('body', body),
  });
}

/** Ids that exist, of which there are more after each answer. */
async function fuzzWorld(url: string) {
  const known: Record<IdKind, string[]> = {
    project: [ids.ownersProject, ids.recipientsProject, 'f'.repeat(32)],
    connection: ['ee64e597-4f25-486f-bba1-0c850b3b59d6'],
    instance: ['17a73a23badb4c40b6ea48e7bfa5e83fin01'],
    node: ['27a73a23badb4c40b6ea48e7bfa5e83fno01'],
    user: [ids.owner, ids.recipient, 'b0000000000000000000000000000002', 'somebody'],
    dbUser: [randomIdLike('ee64e597-4f25-486f-bba1-0c850b3b59d6')],
  };
  await createConnections(url, known);
  /** The last connections that users of each account were told of. */
  const newest = { owners: [...known.connection], recipients: [...known.connection] };

  const idAt =
    (caller: FuzzRequest['caller']) =>
    ({ idOf, place }: IdReference): string => {
      if (idOf === 'project' && place % 6 !== 0) {
        return ids[`${accountOf(caller)}Project`];
      }
      const own = newest[accountOf(caller)];
      if (idOf === 'connection' && place % 4 !== 0) return own[place % own.length] ?? '';
      return known[idOf][place % known[idOf].length] ?? '';
    };

  const learn = (value: unknown, caller: FuzzRequest['caller']): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      const kind = typeof inner === 'string' ? knownIdKind(name) : undefined;
      if (kind === undefined || typeof inner !== 'string') learn(inner, caller);
      else if (kind !== 'project') remember(known[kind], inner, 50);
      if (kind === 'connection' && typeof inner === 'string') remember(newest[accountOf(caller)], inner, 4);
    }
  };

  return {
    async send(
      connection: RawConnection,
      request: FuzzRequest,
    ): Promise<{ name: string; mistakes: readonly string[] }> {
      const operation = operations.get(request.operationId);
      if (operation === undefined) throw new Error(`There is no operation ${request.operationId}.`);
      const spell = (value: unknown): unknown => spelledOut(value, idAt(request.caller));
      const wire = inOrder(request.mutations).reduce(
        (changed, mutation) => mutated(changed, mutation, spell),
        wireRequest(operation, request, spell),
      );
      const outcome = await connection.send(bytesOf(wire), wire.method, !wire.whole);
      if (outcome !== 'closed' && outcome.status === 200) learn(jsonOf(outcome), request.caller);
      return {
        name: `${request.operationId} ${outcome === 'closed' ? outcome : outcome.status}`,
        mistakes: mistakesOf(operation, wire, outcome),
      };
    },
  };
}

function wireRequest(
  operation: DocumentOperation,
  request: FuzzRequest,
  spell: (value: unknown) => unknown,
): WireRequest {
  // Spelling out keeps the members.
  const values = spell(request.values) as RequestValues;
  const token = { unknown: 'no-such-token', nobody: undefined };
  const { caller } = request;
  const ofCaller = caller === 'unknown' || caller === 'nobody' ? token[caller] : tokenOf(caller);
  const body = values.body === undefined ? undefined : Buffer.from(JSON.stringify(values.body));
  return {
    method: operation.method,
    target: pathOf(operation, wellFormed(values)),
    headers: [
      ...(ofCaller === undefined ? [] : [['X-Auth-Token', ofCaller] as const]),
      ...Object.entries(values.header).map(
        ([name, value]) => [name, String(value).replaceAll(/[^\x20-\x7E]/g, '?')] as const,
      ),
      ...(body === undefined ? [] : [['Content-Type', 'application/json'] as const]),
    ],
    body,
    ofTheOperation: true,
    whole: true,
  };
}

/** Half of a surrogate pair has no percent-encoding. */
function wellFormed({ path, query }: RequestValues): Pick<RequestValues, 'path' | 'query'> {
  return { path: wellFormedTexts(path), query: wellFormedTexts(query) };
}

function wellFormedTexts(record: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, wellFormedText(String(value))]));
}

function accountOf(caller: FuzzRequest['caller']): 'owners' | 'recipients' {
  return caller.startsWith('recipient') ? 'recipients' : 'owners';
}

/** The newest ids are the most likely to be there still. */
function remember(known: string[], id: string, most: number): void {
  if (known.includes(id)) return;
  known.push(id);
  if (known.length > most) known.shift();
}

/** Connections of the owner, one shared with the recipient, and one of the recipient. */
async function createConnections(url: string, known: Record<IdKind, string[]>): Promise<void> {
  const post = async (user: StoryUser, path: string, body: object): Promise<unknown> => {
    const answer = await httpCall(url, path, {
      method: 'POST',
      headers: { 'X-Auth-Token': tokenOf(user), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.json;
  };
  const login = {
    engine_type: 'mysql',
    instance_id: known.instance[0],
    network_type: 'rds',
    username: 'root',
    password: 'example-password',
    is_save_password: true,
  };
  for (const [user, project] of [
    ['owner', ids.ownersProject],
    ['owner', ids.ownersProject],
    ['recipient', ids.recipientsProject],
  ] as const) {
    const created = await post(user, `/v3/${project}/connections`, login);
    known.connection.push(String(Reflect.get(Object(created), 'connection_id')));
  }
  await post('owner', `/v3/${ids.ownersProject}/connections/share`, {
    shared_conn_id: known.connection[1],
    users: [{ user_id: ids.recipient, user_name: 'username' }],
  });
}

function jsonOf(outcome: RawOutcome): unknown {
  try {
    return outcome === 'closed' ? undefined : JSON.parse(outcome.body);
  } catch {
    return undefined;
  }
}
