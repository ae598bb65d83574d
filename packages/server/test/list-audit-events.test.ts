import { describe, expect, it } from 'vitest';
import { systemPolicies } from '../src/directory/system-policies.ts';
import { ids, storyDirectory, tokenOf, type StoryUser } from './story-directory.ts';
import { describeOnEachServer, recipient } from './story-server.ts';

interface Listed {
  readonly events: readonly (Readonly<Record<string, unknown>> & { readonly sequence: number })[];
  readonly next?: number;
}

const colleague = 'b0000000000000000000000000000002';

describeOnEachServer('the audit trail', (story) => {
  const call: typeof story.call = (...request) => story.call(...request);
  const list = async (query = '', user: StoryUser = 'owners-root'): Promise<Listed> => {
    const { status, json, text } = await call(user, 'GET', `/opendas/audit-events${query}`);
    if (status !== 200) throw new Error(`The list was answered with ${status}: ${text}`);
    return json as Listed;
  };
  const told = async (query = '', user?: StoryUser): Promise<readonly string[]> =>
    (await list(query, user)).events.map((event) => `${String(event['operation_id'])} ${String(event['status'])}`);

  /** Of the colleague, who has no policy then. */
  const withoutPolicies = async (): Promise<void> => {
    const directory = storyDirectory();
    await story.served().reset({
      ...directory,
      policy_attachments: directory.policy_attachments.filter(({ target_id }) => target_id !== colleague),
    });
  };

  it('has a login that is saved, shared, used, cancelled and deleted, the newest first', async () => {
    expect(await list()).toStrictEqual({ events: [] });
    const id = await story.createConnection();
    await story.share(id, '2026-02-01T00:00:00.000Z');
    await call('owner', 'POST', `/connections/${id}/login-actions`, { login: {} });
    await call('owner', 'DELETE', '/connections/share', { shared_conn_id: id, users: [recipient] });
    await call('owner', 'DELETE', '/batch-delete-connections', { connection_ids: [id] });
    expect(await told()).toEqual([
      'BatchDeleteConnectionNew 200',
      'CancelShareConnections 200',
      'ExecuteLoginConnectionNew 400',
      'CreateShareConnections 200',
      'CreateConnection 200',
    ]);
    const { events } = await list(`?operation_id=CreateShareConnections&connection_id=${id}`);
    expect(events).toStrictEqual([
      {
        sequence: 2,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        recorded_at: story.now,
        operation_id: 'CreateShareConnections',
        action: 'das:connection:createShareConnections',
        user_id: ids.owner,
        user_name: 'owner',
        account_id: 'a0000000000000000000000000000001',
        authentication: 'token',
        access_key_id: null,
        connection_ids: [id],
        users: [recipient],
        expired_time: Date.parse('2026-02-01T00:00:00.000Z'),
        object_id: null,
        password_saved: null,
        status: 200,
        error_code: null,
        client_address: '127.0.0.1',
        request_id: expect.any(String) as string,
      },
    ]);
  });

  it('has what was refused, with the connections, but not who read it', async () => {
    await withoutPolicies();
    const some = ['ee64e597-4f25-486f-bba1-0c850b3b59d6', 'ee64e597-4f25-486f-bba1-0c850b3b59d7'];
    const refused = [
      await call('colleague', 'DELETE', '/batch-delete-connections', {
        connection_ids: [{ connection_id: some[0] }, some[1], some[0]],
      }),
      await call('colleague', 'GET', '/opendas/audit-events'),
    ];
    for (const { status, json } of refused) {
      expect(status).toBe(403);
      expect(json).toMatchObject({ error_code: 'IAM.0002' });
    }
    await list();
    const { events } = await list(`?result=denied&user_id=${colleague}`);
    expect(events).toMatchObject([
      { operation_id: 'ListAuditEvents', action: 'das::listAuditEvents', status: 403, error_code: 'IAM.0002' },
      { operation_id: 'BatchDeleteConnectionNew', connection_ids: some, status: 403 },
    ]);
    expect(await list()).toStrictEqual({ events });
  });

  it('is read with a permission of its own', async () => {
    const directory = storyDirectory();
    const policy = (name: string, document: unknown) => ({
      id: `test/${name}`,
      name,
      document: JSON.stringify(document),
    });
    const allowing = (action: string) => ({ Version: '5.0', Statement: [{ Effect: 'Allow', Action: [action] }] });
    const ofTheSystem = systemPolicies.map(({ name, document }) => ({
      added: policy(name, document),
      lists: 200,
      reads: name.includes('ReadOnly') ? 403 : 200,
    }));
    expect(ofTheSystem.filter(({ reads }) => reads === 403)).toHaveLength(2);
    for (const { added, lists, reads } of [
      { added: policy('auditor', allowing('das::listAuditEvents')), lists: 403, reads: 200 },
      { added: policy('reader', allowing('das::listInstances')), lists: 200, reads: 403 },
      ...ofTheSystem,
    ]) {
      await story.served().reset({
        ...directory,
        policies: [...directory.policies, added],
        policy_attachments: [
          ...directory.policy_attachments.filter(({ target_id }) => target_id !== colleague),
          { target_kind: 'user', target_id: colleague, position: 0, policy_id: added.id },
        ],
      });
      expect(await call('colleague', 'GET', '/connections')).toMatchObject({ status: lists });
      expect(await call('colleague', 'GET', '/opendas/audit-events')).toMatchObject({ status: reads });
    }
  });

  it('has the events of its project only', async () => {
    const id = await story.createConnection();
    await story.share(id);
    // In projects of their own, and in the one of others.
    await call('recipient', 'POST', `/connections/${id}/login-actions`, { login: {} });
    await call('recipient', 'POST', '/connections/share', { shared_conn_id: id, users: [recipient] });
    const url = `${story.served().url}/v3/${ids.ownersProject}/opendas/audit-events`;
    const stranger = await fetch(url, { headers: { 'X-Auth-Token': tokenOf('recipients-root') } });
    expect(stranger.status).toBe(403);
    expect(await told()).toEqual(['CreateShareConnections 200', 'CreateConnection 200']);
    const ofRecipients = await list('', 'recipients-root');
    expect(ofRecipients.events.length).toBeGreaterThan(0);
    expect(new Set(ofRecipients.events.map(({ user_id }) => user_id))).toEqual(new Set([ids.recipient]));
  });

  it('is read page by page, while events are added', async () => {
    for (let count = 0; count < 5; count += 1) await story.createConnection();
    const found: number[] = [];
    let page = await list('?limit=2');
    for (;;) {
      found.push(...page.events.map(({ sequence }) => sequence));
      await story.createConnection();
      if (page.next === undefined) break;
      page = await list(`?limit=2&next=${page.next}`);
    }
    expect(found).toEqual([5, 4, 3, 2, 1]);
  });

  describe('refuses', () => {
    it.each([
      { query: '?limit=0', message: 'limit: expected 1 or more, got 0.' },
      { query: '?limit=201', message: 'limit: expected 200 or less, got 201.' },
      { query: '?next=0', message: 'next: expected 1 or more, got 0.' },
      { query: '?next=x', message: 'next: expected an integer, got a string.' },
      { query: '?result=ok', message: 'result: expected one of' },
      { query: '?user_id=1', message: 'user_id: expected 32 letters or digits, got 1.' },
      {
        query: '?from=2026-01-20',
        message: 'from: expected milliseconds since 1970-01-01T00:00:00Z such as 1767225600000, got a string.',
      },
      { query: '?from=2&to=2', message: 'to: expected a time later than from, which is 2, got 2.' },
    ])('$query', async ({ query, message }) => {
      const { status, json } = await call('owners-root', 'GET', `/opendas/audit-events${query}`);
      expect({ status, json }).toMatchObject({
        status: 400,
        json: { error_code: 'DAS.200100', error_msg: expect.stringContaining(message) as string },
      });
    });
  });
});
