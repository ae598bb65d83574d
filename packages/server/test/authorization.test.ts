import { startPostgres, type TestPostgres } from '@opendas/test-postgres';
import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { stringify } from 'yaml';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseDirectory } from '../src/directory/index.ts';
import { applyDirectory } from '../src/directory-store/apply-directory.ts';
import { temporaryKeyRing } from '../src/secrets/index.ts';
import { serveStore, type ServedStore } from '../src/testing/serve-store.ts';
import { httpCall, type Answer } from './http-call.ts';

const account = {
  owner: 'a0000000000000000000000000000001',
  sales: 'a0000000000000000000000000000002',
  outside: 'a0000000000000000000000000000003',
} as const;
const user = {
  root: 'b0000000000000000000000000000001',
  owner: 'b0000000000000000000000000000002',
  sales: 'b0000000000000000000000000000003',
  outside: 'b0000000000000000000000000000004',
} as const;
const project = {
  owner: 'c0000000000000000000000000000001',
  sales: 'c0000000000000000000000000000002',
  outside: 'c0000000000000000000000000000003',
} as const;
const unknownUser = 'f'.repeat(32);
const instance = '17a73a23badb4c40b6ea48e7bfa5e83fin01';
const share = 'das:connection:createShareConnections';

/** A policy of identity policies or service control policies. */
const policy = (name: string, ...Statement: readonly object[]) => ({ name, document: { Version: '5.0', Statement } });
const allow = (...Action: readonly string[]) => ({ Effect: 'Allow', Action });
const deny = (...Action: readonly string[]) => ({ Effect: 'Deny', Action });
const denyWith = (Condition: object) => ({ ...deny(share), Condition });
const allowWith = (Condition: object) => ({ ...allow(share), Condition });
const old = (name: string, ...Action: readonly string[]) => ({
  name,
  document: { Version: '1.1', Statement: [{ Effect: 'Allow', Action }] },
});

type Policies = readonly unknown[];

/** Who has which policies: the owner, in an account below two units; a recipient in the other unit, and one in no organization. */
interface Rules {
  readonly owner?: Policies;
  readonly group?: Policies;
  readonly sales?: Policies;
  readonly root?: Policies;
  readonly unit?: Policies;
  readonly account?: Policies;
}

function directory({ owner = [], group = [], sales = ['DASFullAccessPolicy'], root, unit, account: bound }: Rules) {
  const person = (name: keyof typeof user, policies: Policies, isRoot = false) => ({
    id: user[name],
    name,
    root: isRoot,
    policies,
    tokens: [{ token: `token-of-the-user-${name}` }],
  });
  const otherRoot = (place: number) => ({ id: `d000000000000000000000000000000${place}`, name: 'root', root: true });
  const scp = (policies: Policies | undefined) =>
    policies === undefined ? {} : { service_control_policies: policies };
  const text = stringify({
    organizations: [
      {
        id: 'o-1',
        name: 'One',
        root_id: 'r-1',
        ...scp(root),
        organizational_units: [
          {
            id: 'ou-shop',
            name: 'Shop',
            ...scp(unit),
            accounts: [
              {
                id: account.owner,
                name: 'shop',
                ...scp(bound),
                projects: [{ id: project.owner, name: 'main' }],
                groups: [{ name: 'operators', policies: group, members: ['owner'] }],
                users: [person('root', [], true), person('owner', owner)],
              },
            ],
            organizational_units: [
              {
                id: 'ou-sales',
                name: 'Sales',
                accounts: [
                  {
                    id: account.sales,
                    name: 'sales',
                    projects: [{ id: project.sales, name: 'main' }],
                    users: [otherRoot(1), person('sales', sales)],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    accounts: [
      {
        id: account.outside,
        name: 'outside',
        projects: [{ id: project.outside, name: 'main' }],
        users: [otherRoot(2), person('outside', ['DASFullAccessPolicy'])],
      },
    ],
  });
  return parseDirectory(text, 'rules.yaml');
}

describe.each(['embedded', 'postgresql'] as const)('authorization (%s)', (kind) => {
  let postgres: TestPostgres | undefined;
  let served: ServedStore;
  const keyRing = temporaryKeyRing();
  const lines: string[] = [];
  beforeAll(async () => {
    if (kind === 'postgresql') postgres = await startPostgres();
    served = await serveStore({ databaseUrl: postgres?.url, keyRing, onLogLine: (line) => lines.push(line) });
  }, 60_000);
  afterAll(async () => {
    await served.close();
    await postgres?.stop();
  });

  const call = (who: keyof typeof project | 'root', method: string, path: string, body?: object): Promise<Answer> =>
    httpCall(served.url, `/v3/${project[who === 'root' ? 'owner' : who]}${path}`, {
      method,
      headers: {
        'X-Auth-Token': `token-of-the-user-${who}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const newConnection = {
    engine_type: 'mysql',
    instance_id: instance,
    network_type: 'rds',
    username: 'root',
    password: 'example-password',
    is_save_password: true,
  };
  const shareWith = (connection: string, ...users: readonly string[]) => ({
    shared_conn_id: connection,
    users: users.map((id) => ({ user_id: id, user_name: 'somebody' })),
  });
  let connection: string;
  /** Everything that a caller may try with the connection, by what it is called here. */
  const attempts = {
    create: (who: 'owner' | 'root') => call(who, 'POST', '/connections', newConnection),
    list: (who: 'owner' | 'root' | 'sales') => call(who, 'GET', '/connections'),
    show: (who: 'owner' | 'root' | 'sales') => call(who, 'GET', `/connections/${connection}`),
    shares: (who: 'owner' | 'root' | 'sales') => call(who, 'GET', `/connections/${connection}/get-shared-list`),
    share: (who: 'owner' | 'root', ...users: readonly string[]) =>
      call(who, 'POST', '/connections/share', shareWith(connection, ...(users.length > 0 ? users : [user.sales]))),
    cancel: (who: 'owner' | 'root') => call(who, 'DELETE', '/connections/share', shareWith(connection, user.sales)),
    remove: (who: 'owner' | 'root', body: object) => call(who, 'DELETE', '/batch-delete-connections', body),
  };
  const apply = (rules: Rules): Promise<void> => applyDirectory(served.store, directory(rules));
  const rejected = { status: 403, json: { error_code: 'IAM.0002' } };
  const granted = { status: 200 };

  beforeEach(async () => {
    await served.reset(directory({ owner: ['DASFullAccessPolicy'] }));
    connection = String(Reflect.get(Object((await attempts.create('owner')).json), 'connection_id'));
    lines.length = 0;
  });

  it('does nothing for a user without policies, and everything for the root user of the account', async () => {
    await apply({});
    for (const name of ['create', 'list', 'show', 'shares', 'share', 'cancel'] as const) {
      expect({ name, ...(await attempts[name]('owner')) }).toMatchObject({ name, ...rejected });
      expect({ name, ...(await attempts[name]('root')) }).toMatchObject({ name, ...granted });
    }
  });

  it.each<{ name: string; rules: Rules; share?: object; list?: object; create?: object; shares?: object }>([
    { name: 'a v1.1 alias', rules: { owner: [old('x', 'das:connections:list')] }, list: granted, share: rejected },
    { name: 'v1.1 das:*:*', rules: { owner: [old('x', 'das:*:*')] }, list: granted, share: granted, shares: granted },
    {
      name: 'the v1.1 alias of sharing',
      rules: { owner: [old('x', 'das:connections:modify')] },
      share: granted,
      list: rejected,
    },
    { name: 'DAS FullAccess', rules: { owner: ['DAS FullAccess'] }, list: granted, share: granted, create: granted },
    { name: 'DAS ReadOnlyAccess', rules: { owner: ['DAS ReadOnlyAccess'] }, list: granted, share: rejected },
    {
      name: 'DASReadOnlyAccessPolicy',
      rules: { owner: ['DASReadOnlyAccessPolicy'] },
      shares: granted,
      share: rejected,
    },
    {
      name: 'a v5.0 action',
      rules: { owner: [policy('x', allow('das::listInstances'))] },
      list: granted,
      share: rejected,
    },
    {
      name: 'an alias in a v5.0 policy, which is no action there',
      rules: { owner: [policy('x', allow('das:connections:list'))] },
      list: rejected,
    },
    {
      name: 'NotAction',
      rules: { owner: [policy('x', { Effect: 'Allow', NotAction: [share] })] },
      list: granted,
      share: rejected,
    },
    {
      name: 'a deny beside an allow',
      rules: { owner: ['DASFullAccessPolicy', policy('x', deny('das::listInstances'))] },
      list: rejected,
      share: granted,
    },
    { name: 'a policy of a group', rules: { group: ['DASFullAccessPolicy'] }, list: granted, share: granted },
    {
      name: 'a deny of a group',
      rules: { owner: ['DASFullAccessPolicy'], group: [policy('x', deny(share))] },
      list: granted,
      share: rejected,
    },
    {
      name: 'the instance of a connection for getSharedList',
      rules: { owner: [policy('x', { ...allow('das:*:*'), Resource: [`das:*:*:instance:${instance}`] })] },
      shares: granted,
      create: granted,
      share: rejected,
      list: rejected,
    },
    {
      name: 'connections for getSharedList',
      rules: { owner: [policy('x', { ...allow('das:*:*'), Resource: ['das:*:*:connection:*'] })] },
      shares: granted,
      share: granted,
      create: rejected,
    },
    {
      name: 'a deny of the connection for getSharedList',
      rules: {
        owner: ['DASFullAccessPolicy', policy('x', { ...deny('das:*:*'), Resource: ['das:*:*:connection:*'] })],
      },
      shares: rejected,
      share: rejected,
      create: granted,
    },
    {
      name: 'another region',
      rules: { owner: [policy('x', { ...allow('das:*:*'), Resource: ['das:cn-north-4:*:*:*'] })] },
      share: rejected,
      create: rejected,
    },
  ])('decides by $name', async ({ rules, name: _name, ...want }) => {
    await apply(rules);
    for (const [attempt, answer] of Object.entries(want)) {
      const got = await attempts[attempt as 'list']('owner');
      expect({ attempt, ...got }).toMatchObject({ attempt, ...answer });
    }
  });

  const orgPath = `o-1/r-1/ou-shop/ou-sales/${account.sales}`;
  it.each([
    {
      name: 'the account',
      statement: allowWith({ StringEquals: { 'das:TargetAccountId': [account.sales] } }),
      sales: granted,
      outside: rejected,
    },
    {
      name: 'the organization',
      statement: allowWith({ StringEquals: { 'das:TargetOrgId': ['o-1'] } }),
      sales: granted,
      outside: rejected,
    },
    {
      name: 'the organization of the caller',
      statement: allowWith({ StringMatch: { 'das:TargetOrgPath': ['o-1/*'] } }),
      sales: granted,
      outside: rejected,
    },
    {
      name: 'an organizational unit',
      statement: allowWith({ StringMatch: { 'das:TargetOrgPath': ['o-1/r-1/ou-shop/ou-sales/*'] } }),
      sales: granted,
      outside: rejected,
    },
    {
      name: 'the whole path',
      statement: allowWith({ StringEquals: { 'das:TargetOrgPath': [orgPath] } }),
      sales: granted,
      outside: rejected,
    },
    {
      name: 'another organizational unit',
      statement: allowWith({ StringMatch: { 'das:TargetOrgPath': ['o-1/r-1/ou-other/*'] } }),
      sales: rejected,
      outside: rejected,
    },
  ])('allows recipients by $name', async ({ statement, sales, outside }) => {
    await apply({ owner: [policy('x', statement)] });
    expect(await attempts.share('owner', user.sales)).toMatchObject(sales);
    expect(await attempts.share('owner', user.outside)).toMatchObject(outside);
    // Nothing is known of the account of somebody whom the directory does not know.
    expect(await attempts.share('owner', unknownUser)).toMatchObject(rejected);
  });

  it('refuses a request with several users as a whole, and names those concerned', async () => {
    const inside = allowWith({ StringEquals: { 'das:TargetOrgId': ['o-1'] } });
    await apply({ owner: [policy('x', inside, allow('das:connection:getSharedList'))] });
    const answer = await attempts.share('owner', user.sales, user.outside, unknownUser);
    expect(answer).toMatchObject(rejected);
    expect(Reflect.get(Object(answer.json), 'error_msg')).toBe(
      `iam::${account.owner}:user:owner is not authorized to perform ${share} on resource das:opendas-1:${account.owner}:connection:${connection} because no identity policy allows the ${share} action. Denied for: ${user.outside}, ${unknownUser}.`,
    );
    expect((await attempts.shares('owner')).json).toMatchObject({ total: 0 });
    expect(await attempts.share('owner', user.sales)).toMatchObject(granted);
  });

  const onlyInside = policy('inside', denyWith({ StringNotEquals: { 'das:TargetOrgId': ['o-1'] } }));
  it.each([{ level: 'root' }, { level: 'unit' }, { level: 'account' }] as const)(
    'bounds users and the root user by a service control policy of the $level',
    async ({ level }) => {
      await apply({ owner: ['DASFullAccessPolicy'], [level]: ['FullAccess', onlyInside] });
      for (const who of ['owner', 'root'] as const) {
        expect(await attempts.share(who, user.sales)).toMatchObject(granted);
        const refused = await attempts.share(who, user.outside);
        expect(refused).toMatchObject(rejected);
        expect(Reflect.get(Object(refused.json), 'error_msg')).toBe(
          `iam::${account.owner}:user:${who} is not authorized to perform ${share} on resource das:opendas-1:${account.owner}:connection:${connection} because of an explicit deny in a service control policy. Denied for: ${user.outside}.`,
        );
      }
      // Levels must allow, each of them, and none grants.
      await apply({ owner: ['DASFullAccessPolicy'], [level]: [policy('list', allow('das::listInstances'))] });
      expect(await attempts.list('root')).toMatchObject(granted);
      expect(await attempts.share('root')).toMatchObject({
        ...rejected,
        text: expect.stringContaining('because no service control policy allows'),
      });
      await apply({ owner: [], [level]: ['FullAccess'] });
      expect(await attempts.list('owner')).toMatchObject(rejected);
    },
  );

  it('lets recipients do what their own policies allow, with connections of other accounts', async () => {
    expect(await attempts.share('owner')).toMatchObject(granted);
    const mine = { ...allow('das:*:*'), Resource: [`das:*:${account.sales}:*:*`] };
    await apply({ owner: ['DASFullAccessPolicy'], sales: [policy('x', mine)] });
    expect(await attempts.show('sales')).toMatchObject({
      ...rejected,
      text: expect.stringContaining(`das:opendas-1:${account.owner}:instance:${instance}`),
    });
    const theirs = { ...allow('das:*:*'), Resource: [`das:*:${account.owner}:*:*`] };
    await apply({ owner: ['DASFullAccessPolicy'], sales: [policy('x', theirs)] });
    expect(await attempts.show('sales')).toMatchObject(granted);
    // Permission does not make an owner.
    expect(await attempts.shares('sales')).toMatchObject({
      status: 403,
      text: expect.stringContaining('Only the owner'),
    });
  });

  it('deletes several connections only where each may be deleted', async () => {
    const kept = connection;
    const other = String(Reflect.get(Object((await attempts.create('owner')).json), 'connection_id'));
    const keep = { ...deny('das:connection:delete'), Resource: [`das:*:*:connection:${kept}`] };
    await apply({ owner: ['DASFullAccessPolicy', policy('keep', keep)] });
    const both = [other, kept];
    expect(await attempts.remove('owner', { connection_ids: both })).toMatchObject(rejected);
    const items = both.map((connection_id) => ({ connection_id }));
    expect(await attempts.remove('owner', { connection_ids: items })).toMatchObject(rejected);
    expect(await attempts.remove('owner', { delete_all: true })).toMatchObject(rejected);
    expect((await attempts.list('owner')).json).toMatchObject({ total_record: 2 });
    expect(await attempts.remove('owner', { connection_ids: [{ connection_id: other }] })).toMatchObject(granted);
    expect((await attempts.list('owner')).json).toMatchObject({ total_record: 1 });
  });

  it('answers mistakes of a request before denials, and denials before connections that do not exist', async () => {
    await apply({});
    expect(await call('owner', 'POST', '/connections/share', { users: [] })).toMatchObject({ status: 400 });
    expect(await call('owner', 'GET', `/connections/${randomUUID()}`)).toMatchObject(rejected);
    const other = await httpCall(served.url, `/v3/${project.sales}/connections`, {
      headers: { 'X-Auth-Token': 'token-of-the-user-owner' },
    });
    expect(other).toMatchObject({ status: 403, json: { error_code: 'APIGW.0310' } });
  });

  it('notices a new directory with the next request, on every server', async () => {
    const other = postgres === undefined ? served : await serveStore({ databaseUrl: postgres.url, keyRing });
    try {
      const listAt = (url: string) =>
        httpCall(url, `/v3/${project.owner}/connections`, { headers: { 'X-Auth-Token': 'token-of-the-user-owner' } });
      for (const [owner, status] of [
        [['DASFullAccessPolicy'], 200],
        [[], 403],
        [['DAS ReadOnlyAccess'], 200],
      ] as const) {
        await apply({ owner });
        for (const url of [served.url, other.url, served.url]) expect(await listAt(url)).toMatchObject({ status });
      }
    } finally {
      if (other !== served) await other.close();
    }
  });

  it('says which statement decided in the log, and not in the answer', async () => {
    const statement = { ...deny('das::listInstances'), Sid: 'NobodyLists' };
    await apply({ owner: ['DASFullAccessPolicy', policy('secret-rules', statement)] });
    const { text } = await attempts.list('owner');
    expect(text).not.toMatch(/NobodyLists|secret-rules/);
    const line = lines.map((one): unknown => JSON.parse(one)).find((one) => Reflect.get(Object(one), 'status') === 403);
    expect(line).toMatchObject({
      denied: {
        action: 'das::listInstances',
        decision: 'explicitDeny',
        policyType: 'identity',
        statements: [{ policy: 'secret-rules', index: 0, sid: 'NobodyLists' }],
      },
    });
  });

  it('can be tried by those who may, without showing users of other accounts', async () => {
    const statement = { ...denyWith({ StringNotEquals: { 'das:TargetOrgId': ['o-1'] } }), Sid: 'Inside' };
    await apply({ owner: ['DASFullAccessPolicy', policy('rules', statement)], root: ['FullAccess'] });
    const simulate = (who: 'root' | 'owner', body: object) =>
      call(who, 'POST', '/opendas/simulate-authorization', { user_id: user.owner, ...body });
    const resource = `das:opendas-1:${account.owner}:connection:*`;
    const operation = { operation_id: 'CreateShareConnections' };
    const inside = { context: [{ key: 'DAS:targetOrgId', values: ['o-1'] }] };
    expect(await simulate('root', { ...operation, ...inside })).toMatchObject({
      json: {
        decision: 'allow',
        statements: [{ policy: 'DASFullAccessPolicy', index: 0 }],
        explanation: `Statement 0 of policy DASFullAccessPolicy allows ${share} on ${resource}.`,
      },
    });
    expect((await simulate('root', { action: share })).json).toStrictEqual({
      decision: 'explicitDeny',
      policy_type: 'identity',
      statements: [{ policy: 'rules', index: 0, sid: 'Inside' }],
      explanation: `Statement 0 (Inside) of policy rules denies ${share} on ${resource}.`,
    });
    expect((await simulate('root', { user_id: user.root, action: 'das:connection:delete' })).json).toMatchObject({
      decision: 'allow',
      explanation: expect.stringContaining('The root user of the account is allowed'),
    });
    for (const user_id of [user.outside, unknownUser]) {
      expect(await simulate('root', { user_id, action: share })).toMatchObject({
        status: 400,
        json: { error_msg: `user_id: expected a user of the account, got ${user_id}.` },
      });
    }
    expect(await simulate('root', {})).toMatchObject({ status: 400 });
    expect(await simulate('root', { ...operation, action: share })).toMatchObject({ status: 400 });
    expect(await simulate('root', { operation_id: 'MakeCoffee' })).toMatchObject({ status: 400 });
    await apply({ owner: ['DASReadOnlyAccessPolicy'] });
    expect(await simulate('owner', operation)).toMatchObject(rejected);
  });

  it('answers the id of a stranger like a random one, under every policy', async () => {
    const resources = [
      '*',
      'das:*:*:connection:*',
      'das:*:*:instance:*',
      `das:*:${account.owner}:*:*`,
      `das:*:${account.outside}:*:*`,
      `das:*:*:instance:${instance}`,
      `das:*:*:instance:*01`,
    ];
    const actions = ['das:*:*', 'das::listInstances', 'das:connection:*', 'das:connection:getSharedList', share];
    const statements = fc.array(
      fc.record({
        Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
        Action: fc.subarray(actions, { minLength: 1 }),
        Resource: fc.subarray(resources, { minLength: 1 }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    const asked = (id: string) => [
      () => call('outside', 'GET', `/connections/${id}`),
      () => call('outside', 'GET', `/connections/${id}/get-shared-list`),
      () => call('outside', 'POST', '/connections/share', shareWith(id, user.sales)),
      () => call('outside', 'DELETE', '/batch-delete-connections', { connection_ids: [id] }),
    ];
    const answers = async (id: string): Promise<readonly string[]> => {
      const found: string[] = [];
      for (const ask of asked(id)) {
        const { status, text, headers } = await ask();
        found.push(`${status} ${text.replaceAll(id, 'ID').replaceAll(String(headers['x-request-id']), 'REQUEST')}`);
      }
      return found;
    };
    const withOutside = (document: readonly object[]) => {
      const rules = directory({ owner: ['DASFullAccessPolicy'] });
      const id = 'test/outside';
      return {
        ...rules,
        policies: [
          ...rules.policies,
          { id, name: 'outside', document: JSON.stringify({ Version: '5.0', Statement: document }) },
        ],
        policy_attachments: [
          ...rules.policy_attachments.filter(({ target_id }) => target_id !== user.outside),
          { target_kind: 'user' as const, target_id: user.outside, position: 0, policy_id: id },
        ],
      };
    };
    await fc.assert(
      fc.asyncProperty(statements, async (document) => {
        await applyDirectory(served.store, withOutside(document));
        expect(await answers(connection)).toStrictEqual(await answers(randomUUID()));
      }),
      { numRuns: kind === 'embedded' ? 15 : 25 },
    );
  });
});
