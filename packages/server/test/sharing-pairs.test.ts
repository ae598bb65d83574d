import { expect, it } from 'vitest';
import { httpCall, type Answer } from './http-call.ts';
import { ids, tokenOf, type StoryUser } from './story-directory.ts';
import { describeOnEachServer, recipient } from './story-server.ts';

const unknown = '00000000-0000-4000-8000-000000000000';
const other = { user_id: 'other', user_name: 'Other' };
const owner = { user_id: ids.owner, user_name: 'owner' };

/** A request about a connection of the owner that is shared with the recipient. */
interface Request {
  readonly what: string;
  readonly user?: StoryUser;
  /** Instead of the connection and one user; a text is the body as it is. */
  readonly members?: object | string;
}

const requests: readonly Request[] = [
  { what: 'one user', members: { users: [recipient] } },
  { what: 'several users', members: { users: [recipient, other] } },
  { what: 'a user twice', members: { users: [recipient, recipient] } },
  { what: 'a user with two names', members: { users: [recipient, { ...recipient, user_name: 'b' }] } },
  { what: 'no users', members: { users: [] } },
  { what: 'users that are missing', members: { users: undefined } },
  { what: 'a user without a name', members: { users: [{ user_id: 'other' }] } },
  { what: 'a user without an id', members: { users: [{ user_name: 'other' }] } },
  { what: 'the owner', members: { users: [owner] } },
  { what: 'a user who has no share', members: { users: [other] } },
  { what: 'a connection that does not exist', members: { shared_conn_id: unknown } },
  { what: 'an id that is too short', members: { shared_conn_id: 'shared-123' } },
  { what: 'an id that is missing', members: { shared_conn_id: undefined } },
  { what: 'an expiry', members: { expired_time: '2026-05-03T10:30:00.200Z' } },
  { what: 'the empty expiry', members: { expired_time: '' } },
  { what: 'an expiry that has passed', members: { expired_time: '2026-01-20T07:59:59.999Z' } },
  { what: 'an expiry without milliseconds', members: { expired_time: '2026-05-03T10:30:00Z' } },
  { what: 'an expiry as a number', members: { expired_time: 1_641_081_599_000 } },
  { what: 'members of nobody', members: { timezone: 'GMT+08:00', name: 'x' } },
  { what: 'an empty body', members: '' },
  { what: 'a list', members: '[]' },
  { what: 'the root user', user: 'owners-root' },
  { what: 'a recipient', user: 'recipient' },
  { what: 'a stranger', user: 'colleague' },
];

const pairs = [
  { pair: 'sharing', one: ['POST', 'v3', '/share'], two: ['POST', 'v3.1', '/share'] },
  { pair: 'cancelling', one: ['DELETE', 'v3', '/share'], two: ['POST', 'v3.1', '/cancel-share'] },
] as const;

/** Method, version and path below `connections`. */
type Operation = (typeof pairs)[number]['one' | 'two'];

/** Clients move from v3 to v3.1, and go back to it behind proxies that drop the body of a DELETE. */
describeOnEachServer('v3 and v3.1', (story) => {
  const send = async (
    [method, version, path]: Operation,
    { user = 'owner', members = {} }: Request,
  ): Promise<unknown> => {
    const connection = await story.createConnection();
    await story.share(connection, '2026-02-01T00:00:00.000Z');
    const project = user === 'recipient' ? ids.recipientsProject : ids.ownersProject;
    const body =
      typeof members === 'string'
        ? members
        : JSON.stringify({ shared_conn_id: connection, users: [recipient], ...members });
    const answer = await httpCall(story.served().url, `/${version}/${project}/connections${path}`, {
      method,
      headers: { 'X-Auth-Token': tokenOf(user), 'Content-Type': 'application/json' },
      body,
    });
    const shares = (await story.call('owner', 'GET', `/connections/${connection}/get-shared-list`)).json;
    return { ...comparable(answer, connection), shares };
  };

  const sendAll = async (operation: Operation): Promise<Readonly<Record<string, unknown>>> => {
    const answers: Record<string, unknown> = {};
    for (const request of requests) answers[request.what] = await send(operation, request);
    return answers;
  };

  it.each(pairs)('$pair: the answers are the same, and so is what is shared afterwards', async ({ one, two }) => {
    const answers = await sendAll(one);
    expect(answers).toMatchObject({
      'one user': { status: 200, body: { status: true } },
      'no users': { status: 400, body: { errorCodeStr: 'DAS.200100' } },
      'a recipient': { status: 403, body: { errorCodeStr: 'IAM.0002' } },
    });
    expect(await sendAll(two)).toStrictEqual(answers);
  });
});

/** Without what differs between any two requests. */
function comparable({ status, headers, json }: Answer, connection: string): object {
  const text = JSON.stringify({ ...Object(json), request_id: typeof headers['x-request-id'] });
  return { status, type: headers['content-type'], body: JSON.parse(text.replaceAll(connection, 'CONNECTION')) };
}
