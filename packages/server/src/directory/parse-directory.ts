import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { emptyDirectory, type Directory } from './directory-content.ts';
import { DirectoryFileError } from './directory-file-error.ts';
import { isPasswordHash } from './password-hash.ts';
import { readAccessKey } from './read-access-key.ts';
import { readGroups, type UserInAccount } from './read-groups.ts';
import { attachServiceControl, readOrganization, type PlaceInOrganization } from './read-organization.ts';
import { policyReading, type PolicyReading } from './read-policies.ts';
import { iamId, readId, readName, refuseDuplicate, type Reading } from './reading.ts';
import { systemPolicies } from './system-policies.ts';
import { tokenSha256 } from './token-hash.ts';
import { readInstance, type ReadNamedFile } from './read-instance.ts';
import { readYaml, type TextRule, type YamlValue } from './yaml-reader.ts';

const clearToken: TextRule = {
  pattern: /^[!-~]{16,4096}$/,
  expected: '16 to 4096 printable ASCII characters without spaces',
};
const hashedToken: TextRule = {
  pattern: /^[0-9a-f]{64}$/,
  expected: 'the SHA-256 of the token, 64 digits or letters a to f',
};
const instant: TextRule = {
  pattern: /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,3})?Z$/,
  expected: 'a time in UTC, such as 2027-01-31T12:00:00Z',
};

/**
 * Reads a directory file: organizations, accounts, the projects, database instances, users and tokens of these, and what they are allowed. The
 * format is described in docs/directory-file.md.
 *
 * @param text - Content of the file, YAML 1.2.
 * @param file - Its name, for messages; the paths in it start at its folder.
 * @param readNamedFile - Reads a file that it names.
 * @throws DirectoryFileError listing every mistake with its line.
 * @example
 * ```ts
 * const directory = parseDirectory(await readFile('directory.yaml', 'utf8'), 'directory.yaml');
 * await applyDirectory(store, directory);
 * ```
 */
export function parseDirectory(
  text: string,
  file: string,
  readNamedFile: ReadNamedFile = (path) => readFileSync(resolve(dirname(file), path), 'utf8'),
): Directory {
  const yaml = readYaml(text);
  const content = emptyDirectory();
  // What a damaged file seems to hold would only give mistakes that are none.
  if (yaml.mistakes().length === 0) {
    const reading = { yaml, readNamedFile, content, seen: new Map<string, number>() };
    const members = yaml.members(yaml.root, ['organizations', 'accounts']);
    if (members !== undefined) {
      const outside = yaml.items(members('accounts'), 'optional');
      for (const item of yaml.items(members('organizations'), outside.length === 0 ? 'required' : 'optional')) {
        readOrganization(reading, item, (account, place) => readAccount(reading, account, place));
      }
      for (const item of outside) readAccount(reading, item, undefined);
    }
  }
  const mistakes = yaml.mistakes();
  if (mistakes.length > 0) throw new DirectoryFileError(file, mistakes);
  return content;
}

/** @param place - `undefined` where the account is in no organization. */
function readAccount(reading: Reading, at: YamlValue, place: PlaceInOrganization | undefined): void {
  const { yaml, content } = reading;
  const members = yaml.members(at, [
    'id',
    'name',
    'service_control_policies',
    'policies',
    'groups',
    'projects',
    'users',
  ]);
  if (members === undefined) return;
  const id = readId(reading, 'account', members('id'), iamId);
  const organization_path = place === undefined ? null : `${place.parent}/${id}`;
  content.accounts.push({
    id,
    name: readName(reading, members('name')),
    organization_id: place?.organizationId ?? null,
    organization_path,
  });
  const serviceControlList = members('service_control_policies');
  if (place !== undefined) attachServiceControl(serviceControlList, `${place.parent}/${id}`, place.serviceControl);
  else if (serviceControlList.node !== undefined) {
    yaml.mistake(serviceControlList, 'the account is in no organization, which alone has service control policies.');
  }
  for (const item of yaml.items(members('projects'), 'optional')) readProject(reading, item, id);

  const policies = policyReading(reading, id, 'identity', systemPolicies);
  policies.define(members('policies'));
  let rootLine: number | undefined;
  const users: UserInAccount[] = [];
  for (const item of yaml.items(members('users'), 'required')) {
    const user = readUser(reading, item, id, policies);
    if (user === undefined) continue;
    users.push(user);
    if (!user.root) continue;
    if (rootLine === undefined) rootLine = item.line;
    else
      yaml.mistake(item, `the account has a root user already, on line ${rootLine}. Give root: true to one user only.`);
  }
  if (rootLine === undefined) yaml.mistake(at, 'the account has no root user. Give root: true to one of its users.');
  readGroups(reading, members('groups'), id, users, policies);
  policies.resolve();
}

function readProject(reading: Reading, at: YamlValue, account_id: string): void {
  const { yaml, content, readNamedFile } = reading;
  const members = yaml.members(at, ['id', 'name', 'instances']);
  if (members === undefined) return;
  const id = readId(reading, 'project', members('id'), iamId);
  content.projects.push({ id, name: readName(reading, members('name')), account_id });
  for (const item of yaml.items(members('instances'), 'optional')) {
    const instance = readInstance(yaml, item, id, readNamedFile);
    if (instance === undefined) continue;
    refuseDuplicate(reading, item, `instance ${instance.id}`, `the instance ${instance.id}`);
    content.instances.push(instance);
  }
}

function readUser(
  reading: Reading,
  at: YamlValue,
  account_id: string,
  policies: PolicyReading,
): (UserInAccount & { readonly root: boolean }) | undefined {
  const { yaml, content } = reading;
  const members = yaml.members(at, [
    'id',
    'name',
    'root',
    'policies',
    'groups',
    'password_hash',
    'tokens',
    'access_keys',
  ]);
  if (members === undefined) return undefined;
  const id = readId(reading, 'user', members('id'), iamId);
  const root = yaml.flag(members('root'), false);
  const name = readName(reading, members('name'));
  const password_hash = readPasswordHash(reading, members('password_hash'));
  content.users.push({ id, name, account_id, root, ...(password_hash !== undefined && { password_hash }) });
  policies.attach(members('policies'), { target_kind: 'user', target_id: id });
  for (const item of yaml.items(members('tokens'), 'optional')) readToken(reading, item, id);
  for (const item of yaml.items(members('access_keys'), 'optional')) {
    const key = readAccessKey(yaml, item, id, (expiry) => readInstant(reading, expiry));
    if (key === undefined) continue;
    refuseDuplicate(reading, item, `access key ${key.access_key}`, 'this access key');
    content.access_keys.push(key);
  }
  return { id, name, root, groups: members('groups') };
}

function readToken(reading: Reading, at: YamlValue, user_id: string): void {
  const { yaml, content } = reading;
  const members = yaml.members(at, ['token', 'token_sha256', 'expires_at']);
  if (members === undefined) return;
  const token = members('token');
  const token_sha256 = members('token_sha256');
  const expires_at = members('expires_at');
  if ((token.node === undefined) === (token_sha256.node === undefined)) {
    yaml.mistake(at, 'expected either token or token_sha256.');
    return;
  }
  const clear = token.node === undefined ? undefined : yaml.text(token, clearToken);
  const sha256 = clear === undefined ? token_sha256.node && yaml.text(token_sha256, hashedToken) : tokenSha256(clear);
  const expiresAt = expires_at.node === undefined ? null : readInstant(reading, expires_at);
  if (sha256 === undefined || expiresAt === undefined) return;
  refuseDuplicate(reading, at, `token ${sha256}`, 'this token');
  content.tokens.push({ sha256, user_id, expires_at: expiresAt });
}

function readPasswordHash({ yaml }: Reading, at: YamlValue): string | undefined {
  if (at.node === undefined) return undefined;
  const text = yaml.text(at, { pattern: /^/, expected: 'what `opendas directory hash-password` prints' });
  if (text === undefined || isPasswordHash(text)) return text;
  yaml.mistake(at, 'expected what `opendas directory hash-password` prints, got other text.');
  return undefined;
}

function readInstant({ yaml }: Reading, at: YamlValue): number | undefined {
  const text = yaml.text(at, instant);
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  // Date.parse takes February 30 for March 2.
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 19))) return time;
  yaml.mistake(at, `expected ${instant.expected}; the calendar has no such time.`);
  return undefined;
}
