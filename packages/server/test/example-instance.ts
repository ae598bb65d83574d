import type { DatabaseInstance } from '../src/directory/directory-content.ts';
import { projects } from './example-directory.ts';

/** The instance of `fullConnection`, with every member but its own authorities. */
export const exampleInstance: DatabaseInstance = {
  id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
  project_id: projects.owners,
  name: 'orders-db',
  engine_type: 'mysql',
  network_type: 'rds',
  version: '8.0.36',
  host: 'db.example.com',
  port: 3307,
  tls_mode: 'verify-full',
  tls_ca: null,
};
