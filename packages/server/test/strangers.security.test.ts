import { startPostgres, type TestPostgres } from '@opendas/test-postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../src/testing/index.ts';
import { callerToken } from '../src/testing/test-directory.ts';
import type { Answer } from './http-call.ts';
import {
  exampleRequests,
  succeeds,
  type ExampleRequest,
  type RequestPath,
  type RequestValues,
} from './requests/example-requests.ts';
import { idPlaces, randomIdLike, withValues, type IdPlace } from './requests/id-places.ts';
import { intruders, strangersIds, withIntruders } from './requests/intruders.ts';
import { allRows, changes, type Rows } from './requests/rows.ts';
import { sendRequest } from './requests/send-request.ts';

/** Requests that succeed: their ids exist, in a project of the caller. One for each state and set of ids. */
const requests = [
  ...new Map(
    exampleRequests()
      // The identity service has no projects in its paths: test/iam.test.ts is about its strangers.
      .filter((request) => succeeds(request) && request.operation.pathParameters.has('project_id'))
      .map((request) => {
        const states = request.states.map(({ name }) => name);
        const places = [...new Set(idPlaces(request).map(({ path }) => whereInDocument(path)))];
        return [JSON.stringify([request.operation.operationId, states, places]), request] as const;
      })
      .toReversed(),
  ).values(),
].toReversed();

describe.each(['embedded', 'postgresql'] as const)('ids of another project (%s)', (kind) => {
  let postgres: TestPostgres | undefined;
  let server: TestServer;
  beforeAll(async () => {
    if (kind === 'postgresql') postgres = await startPostgres();
    server = await startTestServer({
      ...(postgres !== undefined && { databaseUrl: postgres.url }),
      now: () => Date.parse('2026-01-20T08:00:00.000Z'),
      changeDirectory: withIntruders,
    });
  });
  afterAll(async () => {
    await server.close();
    await postgres?.stop();
  });

  it.each(requests.map((request) => ({ name: `${request.operation.operationId} ${request.key}`, request })))(
    '$name: existing ids are answered to intruders like random ones',
    async ({ request }) => {
      const world = worldOf(server, request);
      await world.reset();
      // Else the comparisons below would compare nothing.
      expect(await world.send(request.values, callerToken)).toMatchObject({ status: 200 });
      await world.reset();
      for (const attempt of [...attemptsOn(request), ...attemptsWith(request)]) {
        const existing = await world.attempt(attempt.existing, attempt.token);
        const random = await world.attempt(attempt.random, attempt.token);
        expect({ attempt: attempt.name, ...existing }).toStrictEqual({ attempt: attempt.name, ...random });
        expect(random.lost).toStrictEqual([]);
        // An intruder who may not do anything at all would prove nothing.
        expect(attempt.refused).toContain([401, 403].includes(random.status));
      }
    },
  );
});

/** All items of a list are one place of the document. */
function whereInDocument(path: RequestPath): string {
  return path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
}

/** The same request twice: with ids that exist, and with random ones in their places. */
interface Attempt {
  readonly name: string;
  readonly token: string;
  /** Whether the caller may be refused before the ids count. */
  readonly refused: readonly boolean[];
  readonly existing: RequestValues;
  readonly random: RequestValues;
}

function attemptsOn(request: ExampleRequest): readonly Attempt[] {
  const places = idPlaces(request);
  const project = places.find(({ kind }) => kind === 'project');
  const others = places.filter((place) => place !== project);
  const randomAt = (chosen: readonly IdPlace[], values: RequestValues): RequestValues =>
    withValues(values, new Map(chosen.map(({ path, value }) => [path, randomIdLike(value)])));
  // Each place alone, and all of them.
  const different = new Map(others.map((place) => [whereInDocument(place.path), place]));
  const choices = [...[...different.values()].map((place) => [place]), ...(others.length > 1 ? [others] : [])];
  const received = request.states.some(({ name }) => name.includes('shares the connection with the caller'));
  return intruders.flatMap((intruder) => {
    // A share is the user's, in whichever project the user works.
    if (received && intruder.token === callerToken) return [];
    // A user is the account's, whose projects all know the user.
    if (intruder.ofTheCallersAccount && others.length > 0 && others.every(({ kind }) => kind === 'user')) return [];
    const own =
      project === undefined ? request.values : withValues(request.values, new Map([[project.path, intruder.project]]));
    const withinOwn = choices.map((chosen) => ({
      name: `${intruder.name}, own project, ${chosen.map(({ path }) => path.join('.')).join(' and ')}`,
      token: intruder.token,
      refused: [false],
      existing: own,
      random: randomAt(chosen, own),
    }));
    if (project === undefined || intruder.ofTheCallersAccount) return withinOwn;
    const withProject = [[project], [project, ...others]].map((chosen) => ({
      name: `${intruder.name}, the project of the caller, ${chosen.length === 1 ? 'alone' : 'with all ids'}`,
      token: intruder.token,
      refused: [true],
      existing: request.values,
      random: randomAt(chosen, request.values),
    }));
    return [...withinOwn, ...withProject];
  });
}

/** The caller, with what the caller owns and the ids that another account has. */
function attemptsWith(request: ExampleRequest): readonly Attempt[] {
  return idPlaces(request).flatMap(({ path, kind, value }) => {
    const strangers = kind === 'user' ? strangersIds.user : undefined;
    if (strangers === undefined) return [];
    return [
      {
        name: `the caller, ${path.join('.')} of another account`,
        token: callerToken,
        refused: [false],
        existing: withValues(request.values, new Map([[path, strangers]])),
        random: withValues(request.values, new Map([[path, randomIdLike(value)]])),
      },
    ];
  });
}

/** What an intruder learns and does. */
interface Outcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly lost: readonly string[];
  readonly added: Readonly<Record<string, number>>;
}

function worldOf(server: TestServer, request: ExampleRequest) {
  let before: Rows = new Map();
  const reset = async (): Promise<void> => {
    for (const { name, params } of request.states) await server.setState(name, params);
    before = await allRows(server.store);
  };
  const send = (values: RequestValues, token: string): Promise<Answer> =>
    sendRequest(server.url, request.operation, values, { 'X-Auth-Token': token });
  return {
    reset,
    send,
    async attempt(values: RequestValues, token: string): Promise<Outcome> {
      const answer = await send(values, token);
      const after = await allRows(server.store);
      const changed = changes(before, after);
      before = after;
      if (changed.lost.length > 0 || Object.keys(changed.added).some((table) => table !== 'audit_events'))
        await reset();
      return { ...comparable(answer, values, request), ...changed };
    },
  };
}

/** Headers that differ from answer to answer, whatever is asked. */
const headersOfTheMoment = new Set(['date', 'x-request-id']);

/** An answer without what the request said itself, and without ids that are new. */
function comparable(answer: Answer, values: RequestValues, request: ExampleRequest): Omit<Outcome, 'lost' | 'added'> {
  let text = answer.text.replaceAll(String(answer.headers['x-request-id']), '<request id>');
  for (const { path } of idPlaces({ ...request, values }))
    text = text.replaceAll(String(at(values, path)), `<${path.join('.')}>`);
  return {
    status: answer.status,
    headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !headersOfTheMoment.has(name))),
    text: text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<new id>'),
  };
}

function at(values: RequestValues, path: RequestPath): unknown {
  return path.reduce<unknown>((object, step) => Reflect.get(Object(object), step), values);
}
