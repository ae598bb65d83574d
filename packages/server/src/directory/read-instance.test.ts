import { describe, expect, it } from 'vitest';
import { exampleAuthority } from '../../test/example-authority.ts';
import { DirectoryFileError, parseDirectory } from './index.ts';

const instanceId = '17a73a23badb4c40b6ea48e7bfa5e83fin01';
const required = {
  id: instanceId,
  name: 'orders',
  engine_type: 'postgresql',
  network_type: 'rds',
  host: 'db.example.com',
  port: 5432,
};
const files: Readonly<Record<string, string>> = {
  'ca.pem': exampleAuthority,
  'with-key.pem': `-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n${exampleAuthority}`,
  'notes.txt': 'nothing',
};

/** Parses a directory whose one project has these instances. */
function parse(...instances: readonly object[]) {
  const project = { id: 'p'.repeat(32), name: 'main', instances };
  const users = [{ id: 'r'.repeat(32), name: 'root', root: true }];
  const account = { id: 'a'.repeat(32), name: 'first', projects: [project], users };
  const text = JSON.stringify({ organizations: [{ id: 'o', name: 'Example', accounts: [account] }] });
  return parseDirectory(text, 'directory.yaml', (path) => {
    const file = files[path];
    if (file === undefined) throw new Error('no such file');
    return file;
  });
}

function mistakes(...instances: readonly object[]): readonly string[] {
  try {
    parse(...instances);
    return [];
  } catch (error) {
    if (!(error instanceof DirectoryFileError)) throw error;
    return error.mistakes.map(({ path, message }) => `${path.replace(/^.*instances/, '')}: ${message}`);
  }
}

describe('instances of a directory file', () => {
  const stored = {
    id: instanceId,
    project_id: 'p'.repeat(32),
    name: 'orders',
    engine_type: 'postgresql',
    network_type: 'rds',
    version: null,
    host: 'db.example.com',
    port: 5432,
    tls_mode: 'verify-full',
    tls_ca: null,
  };
  it.each([
    { name: 'the required members', given: {}, want: {} },
    { name: 'a version', given: { version: '16.2' }, want: { version: '16.2' } },
    { name: 'an IPv4 address', given: { host: '10.0.0.7' }, want: { host: '10.0.0.7' } },
    { name: 'an IPv6 address', given: { host: 'fd00::7' }, want: { host: 'fd00::7' } },
    { name: 'no encryption', given: { tls: { mode: 'disable' } }, want: { tls_mode: 'disable' } },
    { name: 'any certificate', given: { tls: { mode: 'require' } }, want: { tls_mode: 'require' } },
    {
      name: 'an authority in the file',
      given: { tls: { mode: 'verify-ca', ca: exampleAuthority } },
      want: { tls_mode: 'verify-ca', tls_ca: exampleAuthority },
    },
    {
      name: 'an authority in a file of its own',
      given: { tls: { mode: 'verify-full', ca_file: 'ca.pem' } },
      want: { tls_ca: exampleAuthority },
    },
    {
      name: 'an authority beside a private key, which is left out',
      given: { tls: { mode: 'verify-full', ca_file: 'with-key.pem' } },
      want: { tls_ca: exampleAuthority },
    },
  ])('are read with $name', ({ given, want }) => {
    expect(parse({ ...required, ...given }).instances).toEqual([{ ...stored, ...want }]);
  });

  it.each([
    {
      name: 'a missing host',
      given: { host: undefined },
      want: ['[0].host: this is required: a host name or an IP address.'],
    },
    {
      name: 'a short id',
      given: { id: 'abc' },
      want: ['[0].id: expected 32 to 36 letters or digits, got other text (3 characters).'],
    },
    {
      name: 'another engine',
      given: { engine_type: 'oracle' },
      want: [
        '[0].engine_type: expected one of mysql, sqlserver, postgresql, taurus, gaussdbv5, mongodb, ddm, got other text (6 characters).',
      ],
    },
    {
      name: 'another product',
      given: { network_type: 'vm' },
      want: ['[0].network_type: expected one of rds, gaussdb, dds, ddm, ecs, gemini, got other text (2 characters).'],
    },
    {
      name: 'a version that is a number',
      given: { version: 16 },
      want: ['[0].version: expected a version such as 16.2, in quotes, got a number.'],
    },
    {
      name: 'port 0',
      given: { port: 0 },
      want: ['[0].port: expected a whole number from 1 to 65535, got another number.'],
    },
    {
      name: 'a port in quotes',
      given: { port: '5432' },
      want: ['[0].port: expected a whole number from 1 to 65535, got text.'],
    },
    {
      name: 'a hexadecimal host',
      given: { host: '0x7f.1' },
      want: ['[0].host: expected an IPv4 address as four decimal numbers.'],
    },
    {
      name: 'a host with a port',
      given: { host: 'db:5432' },
      want: ['[0].host: expected an IPv6 address without brackets.'],
    },
    {
      name: 'an unknown member',
      given: { user: 'root' },
      want: ['[0].user: unknown name. Known here: id, name, engine_type, network_type, version, host, port, tls.'],
    },
    {
      name: 'another mode',
      given: { tls: { mode: 'prefer' } },
      want: ['[0].tls.mode: expected one of disable, require, verify-ca, verify-full, got other text (6 characters).'],
    },
    {
      name: 'no mode',
      given: { tls: {} },
      want: ['[0].tls.mode: this is required: one of disable, require, verify-ca, verify-full.'],
    },
    {
      name: 'authorities that are not looked at',
      given: { tls: { mode: 'require', ca_file: 'ca.pem' } },
      want: [
        '[0].tls: certificates are not looked at with mode require. Leave out ca and ca_file, or take verify-ca or verify-full.',
      ],
    },
    {
      name: 'two authorities',
      given: { tls: { mode: 'verify-ca', ca: exampleAuthority, ca_file: 'ca.pem' } },
      want: ['[0].tls.ca_file: expected either ca or ca_file.'],
    },
    {
      name: 'a file that is missing',
      given: { tls: { mode: 'verify-ca', ca_file: 'away.pem' } },
      want: [
        '[0].tls.ca_file: the file away.pem cannot be read. A relative path starts at the folder of the directory file.',
      ],
    },
    {
      name: 'a file without certificates',
      given: { tls: { mode: 'verify-ca', ca_file: 'notes.txt' } },
      want: ['[0].tls.ca_file: expected certificates in PEM, which begin with -----BEGIN CERTIFICATE-----.'],
    },
  ])('are refused with $name', ({ given, want }) => {
    expect(mistakes({ ...required, ...given })).toEqual(want);
  });

  it('are refused where an id is there twice', () => {
    expect(mistakes(required, { ...required, name: 'other' })).toEqual([
      `[1]: the instance ${instanceId} is there already, on line 1.`,
    ]);
  });
});
