import type { PolicyReading } from './read-policies.ts';
import { readName, refuseDuplicate, type Reading } from './reading.ts';
import { name as nameRule } from './text-rules.ts';
import type { YamlValue } from './yaml-reader.ts';

/** A user of an account, with the groups that the user names. */
export interface UserInAccount {
  readonly id: string;
  readonly name: string;
  readonly groups: YamlValue;
}

/** Reads the groups of an account, and who is in them: a group lists its members, or a user lists groups. */
export function readGroups(
  reading: Reading,
  list: YamlValue,
  accountId: string,
  users: readonly UserInAccount[],
  policies: PolicyReading,
): void {
  const { yaml, content } = reading;
  const groups = new Map<string, string>();
  const members = new Map<string, Set<string>>();
  for (const item of yaml.items(list, 'optional')) {
    const parts = yaml.members(item, ['name', 'policies', 'members']);
    if (parts === undefined) continue;
    const name = readName(reading, parts('name'));
    const id = `${accountId}/${name}`;
    refuseDuplicate(reading, parts('name'), `group ${id}`, 'a group of this name');
    groups.set(name, id);
    policies.attach(parts('policies'), { target_kind: 'group', target_id: id });
    members.set(
      id,
      new Set(yaml.items(parts('members'), 'optional').flatMap((member) => readMember(reading, member, users))),
    );
  }
  for (const user of users) {
    for (const item of yaml.items(user.groups, 'optional')) {
      const name = yaml.text(item, nameRule);
      if (name === undefined) continue;
      const id = groups.get(name);
      if (id === undefined) yaml.mistake(item, 'the account has no group of this name.');
      else members.get(id)?.add(user.id);
    }
  }
  for (const [name, id] of groups) {
    content.groups.push({ id, name, account_id: accountId });
    for (const user_id of members.get(id) ?? []) content.group_members.push({ group_id: id, user_id });
  }
}

/** A member is named by the id or the name of a user of the account. */
function readMember({ yaml }: Reading, at: YamlValue, users: readonly UserInAccount[]): readonly string[] {
  const text = yaml.text(at, nameRule);
  if (text === undefined) return [];
  const byId = users.filter((user) => user.id === text);
  const found = byId.length > 0 ? byId : users.filter((user) => user.name === text);
  if (found.length === 0) yaml.mistake(at, 'the account has no user with this id or name.');
  if (found.length > 1) yaml.mistake(at, 'the account has several users of this name. Use the id of one.');
  return found.map((user) => user.id);
}
