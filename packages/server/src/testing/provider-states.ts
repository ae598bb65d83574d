import type { NewConnection } from '../connections/connection.ts';
import type { Caller } from '../directory/caller.ts';
import { emptyDirectory } from '../directory/directory-content.ts';
import type { Directory } from '../directory/index.ts';
import { expiryOf } from '../http/instant.ts';
import type { Recipient } from '../sharing/share.ts';
import type { ServedStore } from './serve-store.ts';
import type { StateParameters } from './state-parameters.ts';
import type { AccountAllowed, Allowed } from './test-policies.ts';
import { accounts, colleague, otherProject, owner, recipient, testDirectory, type TestUser } from './test-directory.ts';

/** What a state works on. */
export interface StateContext extends Pick<ServedStore, 'services' | 'reset'> {
  /** The next connection gets this id. */
  useConnectionId(id: string): void;
  /** The next registered database user gets this id. */
  useDbUserId(id: string): void;
  /** Port, on the loopback interface, of a database that `loginMembers` may log in to. */
  databasePort(): Promise<number>;
}

type ProviderState = (context: StateContext, params: StateParameters) => Promise<void>;

/** What the connection of a state has: every member (spec/examples/connection-owned.yaml) … */
const allMembers: NewConnection = {
  engine_type: 'mysql',
  instance_id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
  network_type: 'rds',
  username: 'root',
  password: 'example-password',
  is_save_password: true,
  port: 3306,
  database_name: 'orders',
  remarks: 'Orders, production',
  sql_record_flag: true,
};
/** … or what logs in to the reachable instance (spec/examples/login-picked.yaml) … */
export const loginMembers = {
  engine_type: 'postgresql',
  instance_id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
  network_type: 'rds',
  username: 'root',
  password: 'example-password',
  is_save_password: true,
  database_name: 'orders',
} as const satisfies NewConnection;
/** … or the required ones (spec/examples/connection-minimal.yaml). */
const requiredMembers: NewConnection = {
  engine_type: 'postgresql',
  instance_id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
  network_type: 'rds',
  username: 'reader',
  password: 'example-password',
  is_save_password: false,
};

/** The provider states of the contracts, by name. Each begins with an empty store. */
export const providerStates: Readonly<Record<string, ProviderState>> = {
  'the caller may use the project': callerMayUseTheProject,

  async 'the caller owns the connection'(context, params) {
    await callerMayUseTheProject(context, params);
    await addConnection(context, params, callerOf(owner, 'caller'), params.text('project_id'));
  },

  async 'the caller shares the connection'(context, params) {
    await callerMayUseTheProject(context, params);
    const project = params.text('project_id');
    const caller = callerOf(owner, 'caller');
    const connectionId = await addConnection(context, params, caller, project);
    for (const { user_id, user_name, expired_time } of params.users()) {
      await share(context, caller, project, connectionId, { user_id, user_name }, expired_time);
    }
  },

  async 'another user shares the connection with the caller'(context, params) {
    await context.reset(
      testDirectory({
        caller: recipient,
        other: owner,
        project: params.text('project_id'),
        projectAccount: 'caller',
        instances: await instancesOf(context, params, otherProject),
      }),
    );
    const sharer = callerOf(owner, 'other');
    const connectionId = await addConnection(context, params, sharer, otherProject);
    const user = { user_id: recipient.id, user_name: recipient.name };
    await share(context, sharer, otherProject, connectionId, user, params.optionalText('expired_time'));
  },

  async 'the instance has a db user'(context, params) {
    await callerMayUseTheProject(context, params);
    const { dbUsers } = context.services();
    const place = { projectId: params.text('project_id'), instanceId: params.text('instance_id') };
    context.useDbUserId(params.text('db_user_id'));
    await dbUsers.register(callerOf(owner, 'caller'), place, {
      userName: params.text('db_username'),
      password: 'example-password',
    });
    const other = params.optionalText('other_db_username');
    if (other !== undefined)
      await dbUsers.register(callerOf(owner, 'caller'), place, { userName: other, password: 'example-password' });
  },

  async 'the project has audit events'(context, params) {
    await callerMayUseTheProject(context, params);
    const project = params.text('project_id');
    const creating = asking(callerOf(owner, 'caller'), 'CreateConnection', 'das:instance:createConnection');
    const connectionId = await addConnection(context, params, creating, project);
    const { audit } = context.services();
    // One after the other, since those of one millisecond may get their places in any order.
    await audit.sealed();
    const sharing = (user: TestUser): Caller =>
      asking(callerOf(user, 'caller'), 'CreateShareConnections', 'das:connection:createShareConnections');
    const user = { user_id: recipient.id, user_name: recipient.name };
    await share(context, sharing(owner), project, connectionId, user, '2099-05-03T10:30:00.200Z');
    await audit.sealed();
    const refused = { connection_ids: [connectionId], status: 403, error_code: 'IAM.0002' };
    await audit.note(sharing(colleague), project, refused);
    await audit.sealed();
  },

  'the connection does not exist': callerMayUseTheProject,

  'the token of the caller is not valid': (context) => context.reset(emptyDirectory()),

  'the project belongs to another account': (context, params) =>
    context.reset(
      testDirectory({ caller: owner, other: recipient, project: params.text('project_id'), projectAccount: 'other' }),
    ),

  'the policies of the caller do not allow the operation': (context, params) =>
    callerMayUseTheProject(context, params, { allowed: 'nothing' }),

  async "the service control policy of the caller's account denies sharing outside the organization"(context, params) {
    await callerMayUseTheProject(context, params, { accountAllowed: 'sharing inside the organization' });
    await addConnection(context, params, callerOf(owner, 'caller'), params.text('project_id'));
  },
};

async function callerMayUseTheProject(
  context: StateContext,
  params: StateParameters,
  bounds: { readonly allowed?: Allowed; readonly accountAllowed?: AccountAllowed } = {},
): Promise<void> {
  const project = params.text('project_id');
  const instances = await instancesOf(context, params, project);
  await context.reset(
    testDirectory({
      caller: owner,
      other: recipient,
      project,
      projectName: params.optionalText('project_name'),
      projectAccount: 'caller',
      instances,
      ...bounds,
    }),
  );
}

/** With the parameter `instance: reachable` the project has the instance of the connection, with a database behind it. */
async function instancesOf(
  context: StateContext,
  params: StateParameters,
  project_id: string,
): Promise<Directory['instances']> {
  if (params.optionalText('instance') !== 'reachable') return [];
  const { instance_id: id, engine_type, network_type } = loginMembers;
  const tls = { tls_mode: 'disable', tls_ca: null } as const;
  const port = await context.databasePort();
  return [
    { id, project_id, name: 'orders-db', engine_type, network_type, version: '16.2', host: '127.0.0.1', port, ...tls },
  ];
}

const membersByName: Readonly<Record<string, NewConnection>> = {
  all: allMembers,
  login: loginMembers,
};

function callerOf({ id, name }: TestUser, account: keyof typeof accounts): Caller {
  return {
    userId: id,
    userName: name,
    accountId: accounts[account],
    accountName: account,
    root: false,
    credential: { kind: 'token' },
  };
}

/** A caller who makes a request. */
function asking(caller: Caller, operationId: string, action: string): Caller {
  const requestId = '7d0e9a4c5b1f4a3e8c2d6f0b9a8e7d6c';
  return { ...caller, origin: { operationId, action, requestId, clientAddress: '203.0.113.7' } };
}

async function addConnection(
  context: StateContext,
  params: StateParameters,
  caller: Caller,
  project: string,
): Promise<string> {
  context.useConnectionId(params.text('connection_id'));
  const members = membersByName[params.optionalText('members') ?? ''] ?? requiredMembers;
  return context.services().connections.create(caller, project, members);
}

async function share(
  { services }: StateContext,
  caller: Caller,
  project: string,
  connectionId: string,
  user: Recipient,
  expiredTime: string | undefined,
): Promise<void> {
  await services().sharing.share(caller, project, { connectionId, users: [user], expiresAt: expiryOf(expiredTime) });
}
