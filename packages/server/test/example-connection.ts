import type { ConnectionFilter, NewConnection } from '../src/connections/connection.ts';
import { login } from './example-login.ts';

/** A login with every member. */
export const fullConnection: NewConnection = {
  ...login,
  node_ids: ['27a73a23badb4c40b6ea48e7bfa5e83fno01'],
  port: 3306,
  database_name: 'orders',
  remarks: 'Orders, production',
  sql_record_flag: true,
};

/** A login with the required members only. */
export const minimalConnection: NewConnection = {
  engine_type: 'postgresql',
  instance_id: '37a73a23badb4c40b6ea48e7bfa5e83fin01',
  network_type: 'gaussdb',
  username: 'reader',
  password: 'another-password',
  is_save_password: false,
};

/** Finds every connection. */
export const everyConnection: ConnectionFilter = {
  condition: undefined,
  networkType: undefined,
  engineType: undefined,
  instanceId: undefined,
  connectionType: undefined,
};
