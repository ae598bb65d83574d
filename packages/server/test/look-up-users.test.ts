import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from './http-call.ts';
import { ids, storyDirectory, type StoryUser } from './story-directory.ts';
import { describeOnEachServer } from './story-server.ts';

const account = 'a0000000000000000000000000000001';
const root = 'b0000000000000000000000000000001';
const colleague = 'b0000000000000000000000000000002';
const zoe = 'b0000000000000000000000000000009';
const unknown = '00000000-0000-4000-8000-000000000000';

describeOnEachServer('looking up users', (story) => {
  const call: typeof story.call = (...request) => story.call(...request);
  const created = () => story.createConnection();
  beforeEach(async () => {
    const directory = storyDirectory();
    const user = directory.users.find(({ id }) => id === colleague);
    await story.served().reset({ ...directory, users: [...directory.users, { ...user!, id: zoe, name: 'Zoë' }] });
  });

  const list = (user: StoryUser, query = '') => call(user, 'GET', `/user-info/iam/sub-users${query}`);
  const lookUp = (user: StoryUser, body: object) => call(user, 'POST', '/user-info/iam/user', body);
  const namesIn = ({ json }: Answer): unknown => (json as { data: { name: string }[] }).data.map(({ name }) => name);
  const share = (connection: string, user_id: string, expired_time = '') =>
    call('owner', 'POST', '/connections/share', {
      shared_conn_id: connection,
      users: [{ user_id, user_name: 'x' }],
      expired_time,
    });

  describe('of the account', () => {
    it('gives all but the caller and the root user, by name', async () => {
      expect((await list('owner')).json).toStrictEqual({
        total: 2,
        data: [
          { domain_id: account, id: zoe, name: 'Zoë' },
          { domain_id: account, id: colleague, name: 'colleague' },
        ],
        primary_account_id: root,
        primary_account_name: 'owners-root',
      });
      expect(namesIn(await list('owners-root'))).toStrictEqual(['Zoë', 'colleague', 'owner']);
      expect(namesIn(await list('recipients-root'))).toStrictEqual(['username']);
      expect((await list('recipient')).json).toMatchObject({ total: 0, data: [] });
    });

    it('finds keywords in id and name, in upper and lower case', async () => {
      for (const [keywords, want] of [
        ['COLL', ['colleague']],
        ['zoË', ['Zoë']],
        [zoe.toUpperCase(), ['Zoë']],
        ['', ['Zoë', 'colleague']],
        ['%', []],
        ['owner', []],
      ] as const) {
        expect(namesIn(await list('owner', `?keywords=${encodeURIComponent(keywords)}`))).toStrictEqual(want);
      }
    });

    it('leaves out who has the connection, until the share ends', async () => {
      const connection = await created();
      const ofConnection = async (user: StoryUser) => namesIn(await list(user, `?connection_id=${connection}`));
      expect(await ofConnection('owner')).toStrictEqual(['Zoë', 'colleague']);
      await share(connection, colleague, '2026-01-21T00:00:00.000Z');
      expect(await ofConnection('owner')).toStrictEqual(['Zoë']);
      expect(await ofConnection('owners-root')).toStrictEqual(['Zoë']);
      story.now = Date.parse('2026-01-21T00:00:00.000Z');
      expect(await ofConnection('owner')).toStrictEqual(['Zoë', 'colleague']);
    });

    it('forgets users who left the directory', async () => {
      const directory = storyDirectory();
      await story.served().reset({
        ...directory,
        users: directory.users.filter(({ id }) => id !== colleague),
        tokens: directory.tokens.filter(({ user_id }) => user_id !== colleague),
      });
      expect(namesIn(await list('owner'))).toStrictEqual([]);
    });
  });

  describe('by id', () => {
    it('leaves out a user of another account like an id that nobody has', async () => {
      expect((await lookUp('owner', { user_ids: `${ids.recipient};${colleague}` })).json).toStrictEqual({
        total: 1,
        data: [{ domain_id: account, id: colleague, name: 'colleague' }],
        primary_account_id: root,
        primary_account_name: 'owners-root',
      });
    });

    it.each([
      { user_ids: undefined, want: [] },
      { user_ids: '', want: [] },
      { user_ids: ' ; ,', want: [] },
      { user_ids: `${colleague},${zoe}`, want: ['colleague', 'Zoë'] },
      { user_ids: ` ${colleague} ; ${colleague};`, want: ['colleague'] },
      { user_ids: `${'f'.repeat(32)};${zoe}`, want: ['Zoë'] },
      { user_ids: zoe.toUpperCase(), want: [] },
      { user_ids: root, want: ['owners-root'] },
    ])('finds $want for "$user_ids"', async ({ user_ids, want }) => {
      expect(namesIn(await lookUp('owner', { user_ids }))).toStrictEqual(want);
    });

    it.each([
      'username',
      ids.recipient.slice(1),
      `${ids.recipient}${colleague}`,
      `${ids.recipient.slice(0, 31)}%`,
      '*',
    ])('refuses %s, which is no list of whole ids', async (user_ids) => {
      expect(await lookUp('owner', { user_ids })).toMatchObject({
        status: 400,
        json: { error_code: 'DAS.200100', error_msg: expect.stringContaining('user_ids: expected user ids of 32') },
      });
    });

    it('needs no body, as the official SDKs send it where nothing is set', async () => {
      const nobody = await lookUp('owner', {});
      expect(nobody).toMatchObject({ status: 200, json: { total: 0, data: [], primary_account_id: root } });
      for (const more of [{}, { body: '' }]) {
        const { status, json } = await call('owner', 'POST', '/user-info/iam/user', undefined, more);
        expect({ status, json }).toEqual({ status: 200, json: nobody.json });
      }
    });

    it('takes 1,000 ids and not more', async () => {
      expect(await lookUp('owner', { user_ids: `${colleague};`.repeat(1000) })).toMatchObject({ json: { total: 1 } });
      expect(await lookUp('owner', { user_ids: `${colleague};`.repeat(1001) })).toMatchObject({ status: 400 });
    });
  });

  it('for a connection is for who manages it', async () => {
    const connection = await created();
    await share(connection, ids.recipient);
    const both = async (user: StoryUser, connection_id: string): Promise<readonly Answer[]> => [
      await list(user, `?connection_id=${connection_id}`),
      await lookUp(user, { user_ids: zoe, connection_id }),
    ];
    for (const user of ['owner', 'owners-root'] as const) {
      for (const answer of await both(user, connection)) expect(answer).toMatchObject({ status: 200 });
    }
    for (const answer of await both('recipient', connection)) {
      expect(answer).toMatchObject({ status: 403, json: { error_code: 'IAM.0002' } });
    }
    for (const [user, id] of [
      ['colleague', connection],
      ['recipients-root', connection],
      ['owner', unknown],
    ] as const) {
      for (const answer of await both(user, id)) {
        expect(answer).toMatchObject({ status: 400, json: { error_code: 'DAS.5010', errorCodeStr: 'DAS.5010' } });
      }
    }
  });
});
