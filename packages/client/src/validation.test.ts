import { afterEach, describe, expect, test } from 'vitest';
import { recordingServer, type RecordingServer, type Reply } from '../test/recording-server.ts';
import { createDasClient, type DasClient } from './das-client.ts';
import { DasValidationError } from './errors.ts';
import type { OperationValidators, ValidationOptions, ValueValidator } from './validation.ts';

/** A validator of the same form as those of `@opendas/validators`. */
function validator(
  fits: (value: unknown) => boolean,
  path: readonly (string | number)[],
  message: string,
): ValueValidator {
  return { is: fits, issues: (value) => (fits(value) ? [] : [{ path, message }]) };
}

const anything = validator(() => true, [], '');
const validators: Readonly<Record<string, OperationValidators>> = {
  CreateShareConnections: {
    parameters: validator(
      (value) => JSON.stringify(value) === '{"path":{"project_id":"p"},"query":{},"header":{}}',
      ['path', 'project_id'],
      'expected the project p',
    ),
    requestBody: validator(
      (body) => JSON.stringify(body).includes('user_id'),
      ['users', 0, 'user_id'],
      'expected a string, got nothing',
    ),
    responses: {
      200: validator((body) => JSON.stringify(body) === '{"status":true}', [], 'expected status true'),
      400: anything,
    },
  },
};
const good = { shared_conn_id: 'c', users: [{ user_id: 'u', user_name: 'n' }] };
const bad = { shared_conn_id: 'c', users: [] };

let server: RecordingServer | undefined;
afterEach(() => server?.close());

async function clientOf(reply: Reply, validation: Omit<ValidationOptions, 'validators'>): Promise<DasClient> {
  server = await recordingServer(reply);
  const options = { endpoint: server.url, credentials: { token: 't' }, projectId: 'p' };
  return createDasClient({ ...options, validation: { validators, ...validation } });
}

describe('a request that does not fit', () => {
  const message =
    'CreateShareConnections has a request that does not fit the document: body.users[0].user_id: expected a string, got nothing';

  test('throws before anything is sent', async () => {
    const das = await clientOf({ status: 200, body: { status: true } }, {});
    const error: unknown = await das.createShareConnections({ body: bad }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DasValidationError);
    expect(error).toMatchObject({ message, part: 'request', operationId: 'CreateShareConnections' });
    expect(server?.requests).toHaveLength(0);
  });

  test('in its parameters throws too', async () => {
    const das = await clientOf({ status: 200, body: { status: true } }, {});
    const call = das.createShareConnections({ path: { project_id: 'other' }, body: good });
    await expect(call).rejects.toMatchObject({ problems: ['path.project_id: expected the project p'] });
  });

  test('is sent with a warning', async () => {
    const warnings: string[] = [];
    const das = await clientOf(
      { status: 200, body: { status: true } },
      { requests: 'warn', warn: (text) => warnings.push(text) },
    );
    expect(await das.createShareConnections({ body: bad })).toMatchObject({ ok: true });
    expect(warnings).toEqual([message]);
  });

  test('is sent as it is', async () => {
    const das = await clientOf({ status: 200, body: { status: true } }, { requests: 'off' });
    expect(await das.createShareConnections({ body: bad })).toMatchObject({ ok: true });
  });
});

describe('a response that does not fit', () => {
  const reply: Reply = { status: 200, body: { status: 'yes' } };

  test('throws', async () => {
    const das = await clientOf(reply, {});
    await expect(das.createShareConnections({ body: good })).rejects.toMatchObject({
      name: 'DasValidationError',
      part: 'response',
      problems: ['body: expected status true'],
    });
  });

  test.each(['warn', 'off'] as const)('is returned with %s', async (responses) => {
    const warnings: string[] = [];
    const das = await clientOf(reply, { responses, warn: (text) => warnings.push(text) });
    expect(await das.createShareConnections({ body: good })).toMatchObject({ ok: true, data: { status: 'yes' } });
    expect(warnings).toHaveLength(responses === 'warn' ? 1 : 0);
  });

  test('is checked with the validator of its status', async () => {
    const das = await clientOf({ status: 400, body: { anything: true } }, {});
    expect(await das.createShareConnections({ body: good })).toMatchObject({ ok: false, status: 400 });
  });
});

test('an operation without validators is not checked', async () => {
  const das = await clientOf({ status: 200, body: {} }, {});
  expect(await das.listConnection()).toMatchObject({ ok: true });
});
