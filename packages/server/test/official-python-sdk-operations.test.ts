import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loopback } from '../src/databases/address-policy.ts';
import { databaseSessions } from '../src/databases/database-sessions.ts';
import type { DatabaseInstance } from '../src/directory/directory-content.ts';
import { documentOperations } from '../src/http/document-operations.ts';
import { readDocument } from '../src/http/document.ts';
import { serveStore, type ServedStore } from '../src/testing/serve-store.ts';
import { standInDatabase, type StandInDatabase } from '../src/testing/stand-in-database.ts';
import { pythonSdkMissing, runPython } from './official-python-sdk.ts';
import { signatureDirectory } from './signature-directory.ts';
import { sampleKey } from './signature-vectors.ts';
import { ids } from './story-directory.ts';

const colleague = 'b0000000000000000000000000000002';
const ownersRoot = { primary_account_id: 'b0000000000000000000000000000001', primary_account_name: 'owners-root' };
const recipientsKey = { access_key: 'RECIPIENT00000000000', secret_key: 'secret-key-of-the-recipient' };
const databaseLogin = { username: 'root', password: 'example-password' };
const instance = {
  id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
  project_id: ids.ownersProject,
  name: 'orders-db',
  engine_type: 'postgresql',
  network_type: 'rds',
  version: '16.2',
  host: '127.0.0.1',
  tls_mode: 'disable',
  tls_ca: null,
} as const satisfies Partial<DatabaseInstance>;

/** What DAS does not describe, and OpenDAS leaves out. */
const neverThere = ['instance_type', 'service_type'];
/** What only a connection has that another user shares. */
const ofReceived = ['expired_time', 'shared_user_id', 'shared_user_name'];

function lacking(place: string, ...members: readonly string[]): readonly string[] {
  return members.map((member) => `${place}.${member}`).toSorted();
}

/** A call of `every_operation.py`: the operation, a space and what is special about it; what comes back; what the answer lacks. */
interface Row {
  readonly call: string;
  readonly answer?: object;
  readonly lacks?: readonly string[];
  readonly error?: { readonly status: number; readonly error_code: string };
}

const uuid: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/);
const created = { connection_id: uuid };
const done = { status: true };
const compared = { msg: expect.stringContaining('3 connections') as unknown };
const epochMilliseconds: unknown = expect.any(Number);
const expiry = Date.parse('2099-05-03T10:30:00.200Z');
const owned = { conn_share_type: 'NORMAL', instance_name: 'orders-db', sql_record_flag: true, remarks: 'Orders' };
const ownedInShort = { conn_share_type: 'NORMAL', instance_name: 'orders-db', remarks: 'Orders' };
const received = {
  conn_share_type: 'SHARE',
  shared_user_id: ids.owner,
  shared_user_name: 'owner',
  expired_time: expiry,
};
const registered = { db_user_id: uuid, db_username: 'root' };

const rows: readonly Row[] = [
  { call: 'ExecuteTestConnectionNew' },
  { call: 'VerifyConnectionNew' },
  { call: 'CreateConnection', answer: created },
  { call: 'CreateDbsConnection', answer: created },
  { call: 'CreateInstanceConnection', answer: created },
  { call: 'ModifyConnection' },
  { call: 'ListSubUsers', answer: { total: 1, data: [{ id: colleague, name: 'colleague' }], ...ownersRoot } },
  {
    call: 'ShowIamUser',
    answer: { total: 1, data: [{ id: colleague, name: 'colleague' }], ...ownersRoot },
  },
  { call: 'ShowIamUser without a body', answer: { total: 0, data: [], ...ownersRoot } },
  { call: 'CreateShareConnections' },
  { call: 'UpdateSharedInfoNew', answer: done },
  {
    call: 'ListSharedConnections',
    answer: {
      total: 1,
      data: [{ user_id: ids.recipient, user_name: 'renamed', shared_time: epochMilliseconds, expired_time: expiry }],
    },
  },
  {
    call: 'ListConnection',
    answer: { total_record: 3, das_conn_info_list: [owned] },
    lacks: lacking('das_conn_info_list', ...neverThere, ...ofReceived),
  },
  {
    call: 'ListConnection of the recipient',
    answer: { total_record: 1, das_conn_info_list: [received] },
    lacks: lacking('das_conn_info_list', ...neverThere, 'shared_count'),
  },
  {
    call: 'ListConnections',
    answer: { total_record: 3, das_conn_info_list: [ownedInShort] },
    lacks: lacking('das_conn_info_list', ...ofReceived),
  },
  { call: 'ListConnections of the recipient', answer: { total_record: 1, das_conn_info_list: [received] } },
  {
    call: 'ShowConnectionDetail',
    answer: { das_conn_info: { ...owned, shared_count: 1 } },
    lacks: lacking('das_conn_info', ...neverThere, ...ofReceived),
  },
  {
    call: 'ShowConnectionDetail of the recipient',
    answer: { das_conn_info: received },
    lacks: lacking('das_conn_info', ...neverThere, 'shared_count'),
  },
  { call: 'ExecuteLoginConnectionNew login' },
  { call: 'ExecuteLoginConnectionNew logout' },
  { call: 'ExecuteLoginConnectionNew retry_login' },
  { call: 'ExecuteLoginConnectionNew of the recipient' },
  {
    call: 'Login',
    answer: {
      connection_id: uuid,
      instance_name: 'orders-db',
      instance_id: instance.id,
      login_user: 'root',
      database_name: 'orders',
      engine_type: 'postgresql',
    },
  },
  { call: 'SyncConnectionsNew', answer: compared },
  { call: 'SyncConnectionsNew without a body', answer: compared },
  { call: 'CancelShareConnections' },
  { call: 'CreateSharedConnection', answer: done },
  { call: 'CancelShareNew', answer: done },
  { call: 'CancelShareNew again', error: { status: 400, error_code: 'DAS.5052' } },
  { call: 'BatchDeleteConnectionNew' },
  { call: 'BatchDeleteConnectionNew again', error: { status: 400, error_code: 'DAS.5010' } },
  { call: 'BatchDeleteConnectionNew of all' },
  { call: 'ShowConnectionDetail of what was deleted', error: { status: 404, error_code: 'DAS.5010' } },
  { call: 'RegisterDbUser', answer: { db_user_id: uuid } },
  { call: 'ListDbUsers', answer: { total: 1, db_users: [registered] } },
  { call: 'ShowDbUser', answer: { db_user: registered } },
  { call: 'UpdateDbUser', answer: { result: 'OK' } },
  { call: 'DeleteDbUser', answer: { result: 'OK' } },
  { call: 'DeleteDbUser again', error: { status: 400, error_code: 'DAS.220003' } },
];

const skipped = pythonSdkMissing === undefined ? '' : ` (skipped: ${pythonSdkMissing})`;

describe.skipIf(pythonSdkMissing)(`operations of the unmodified official SDK for Python${skipped}`, () => {
  let server: ServedStore;
  let database: StandInDatabase;
  let results: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    database = await standInDatabase({ user: databaseLogin.username, password: databaseLogin.password });
    server = await serveStore({ sessions: databaseSessions({ addresses: { allow: loopback, deny: [] } }) });
    const key = {
      ...recipientsKey,
      security_token_sha256: null,
      user_id: ids.recipient,
      expires_at: null,
      active: true,
    };
    await server.reset({ ...signatureDirectory({}, [key]), instances: [{ ...instance, port: database.port }] });
    const { stdout, stderr } = await runPython('every_operation.py', {
      url: server.url,
      owner: {
        access_key: sampleKey.accessKey,
        secret_key: sampleKey.secretKey,
        project_id: ids.ownersProject,
        user_id: ids.owner,
      },
      recipient: { ...recipientsKey, project_id: ids.recipientsProject, user_id: ids.recipient },
      colleague,
      instance: { id: instance.id, engine_type: instance.engine_type, port: database.port, ...databaseLogin },
      mysql_instance: '27a73a23badb4c40b6ea48e7bfa5e83fin01',
    });
    if (stdout === '') throw new Error(`The program ended without results: ${stderr}`);
    results = Object(JSON.parse(stdout)) as Readonly<Record<string, unknown>>;
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it.each(rows)('$call', ({ call, answer = {}, lacks = [], error }) => {
    const want = error === undefined ? { status: 200, answer, lacks } : { ...error, has_request_id: true };
    expect(results[call]).toMatchObject(want);
  });

  it("are all operations of DAS in the document, without OpenDAS's own", () => {
    const called = new Set(rows.map(({ call }) => String(call.split(' ')[0])));
    const documented = documentOperations(readDocument().root).filter(
      ({ path, pathParameters }) => pathParameters.has('project_id') && !path.includes('/opendas/'),
    );
    expect([...called].toSorted()).toStrictEqual(documented.map(({ operationId }) => operationId).toSorted());
  });
});
