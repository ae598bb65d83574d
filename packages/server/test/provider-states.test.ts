import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectOf, readDocument, resolved } from '../src/http/document.ts';
import { startTestServer, type TestServer } from '../src/testing/index.ts';
import { httpCall } from './http-call.ts';

const project = '054e292c9880d4992f02c0196d3ea468';
const connection = 'ee64e597-4f25-486f-bba1-0c850b3b59d6';
const headers = { 'X-Auth-Token': 'example-token-of-the-caller' };
const user = { user_id: '0852a89ae180d5401f5ac00271a4a02e', user_name: 'username' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => Date.parse('2026-01-20T08:00:00.000Z') });
});
afterAll(() => server.close());

const show = () => httpCall(server.url, `/v3/${project}/connections/${connection}`, { headers });
const shares = () => httpCall(server.url, `/v3/${project}/connections/${connection}/get-shared-list`, { headers });

const { root } = readDocument();

/** The value of an example of the document, by its name. */
function example(name: string): unknown {
  const { value } = resolved(root, { $ref: `#/components/examples/${name}` });
  return value;
}

/** Every name in an `x-provider-states` of the document. */
function namedStates(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    key === 'x-provider-states'
      ? Object.values(objectOf(member))
          .flat()
          .map((state) => String(objectOf(state)['name']))
      : namedStates(member),
  );
}

describe('the states', () => {
  it('are those that the document names', () => {
    expect([...new Set(namedStates(root))].toSorted()).toStrictEqual([...server.stateNames].toSorted());
  });

  it('of another name are refused', async () => {
    await expect(server.setState('the moon is full')).rejects.toThrow('There is no provider state "the moon is full".');
  });

  it('without their parameters are refused', async () => {
    await expect(server.setState('the caller owns the connection', { project_id: project })).rejects.toThrow(
      'State "the caller owns the connection": the parameter connection_id is missing.',
    );
  });

  it.each([
    { state: 'the caller may use the project', show: 404, shares: 400 },
    { state: 'the caller owns the connection', show: 200, shares: 200 },
    { state: 'the caller shares the connection', params: { users: [user] }, show: 200, shares: 200 },
    { state: 'another user shares the connection with the caller', show: 200, shares: 403 },
    { state: 'the connection does not exist', show: 404, shares: 400 },
    { state: 'the token of the caller is not valid', show: 401, shares: 401 },
    { state: 'the project belongs to another account', show: 403, shares: 403 },
  ])('$state', async ({ state, params, show: shown, shares: listed }) => {
    await server.setState('the caller owns the connection', { project_id: project, connection_id: connection });
    await server.setState(state, { project_id: project, connection_id: connection, ...params });
    expect(await show()).toMatchObject({ status: shown });
    expect(await shares()).toMatchObject({ status: listed });
  });

  it.each([
    { state: 'the caller shares the connection', members: 'all', users: [user], want: 'connection-owned' },
    { state: 'the caller owns the connection', want: 'connection-minimal' },
    {
      state: 'another user shares the connection with the caller',
      members: 'all',
      expired_time: '2099-05-03T10:30:00.200Z',
      want: 'connection-received',
    },
  ])('$state as in $want', async ({ state, want, ...params }) => {
    await server.setState(state, { project_id: project, connection_id: connection, ...params });
    expect((await show()).json).toStrictEqual(example(want));
  });
});
