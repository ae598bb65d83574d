import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { DirectoryFileError, parseDirectory, type Directory } from './index.ts';

const account = 'a'.repeat(32);
const [root, zoe, mia] = ['r', 'z', 'm'].map((letter) => letter.repeat(32)) as [string, string, string];
const everything = { Version: '5.0', Statement: [{ Effect: 'Allow', Action: ['das:*:*'] }] };
const oldPolicy = { Version: '1.1', Statement: [{ Effect: 'Allow', Action: ['das:connections:list'] }] };
const bound = { Version: '5.0', Statement: [{ Effect: 'Deny', Action: ['das:connection:delete'] }] };

const files: Readonly<Record<string, string>> = {
  'policies/all.json': JSON.stringify(everything),
  'policies/broken.json': '{\n  "Version": "5.0",\n  "Statement": [{ "Effect": "Maybe", "Action": ["das:*:*"] }]\n}',
};
const parse = (text: string): Directory =>
  parseDirectory(text, 'directory.yaml', (path) => {
    const file = files[path];
    if (file === undefined) throw new Error('no such file');
    return file;
  });

/** An account of one organization, with members of the account and of its users. */
function directoryFile(
  members: object,
  users: { readonly zoe?: object; readonly mia?: object } = {},
  organization = {},
): string {
  return stringify({
    organizations: [
      {
        id: 'o',
        name: 'One',
        ...organization,
        accounts: [
          {
            id: account,
            name: 'first',
            ...members,
            users: [
              { id: root, name: 'root', root: true },
              { id: zoe, name: 'Zoë', ...users.zoe },
              { id: mia, name: 'Mia', ...users.mia },
            ],
          },
        ],
      },
    ],
  });
}

/** Names of the policies of everything that has some, by target. */
function attached(text: string): Readonly<Record<string, readonly string[]>> {
  const { policies, policy_attachments } = parse(text);
  const found: Record<string, string[]> = {};
  for (const { target_kind, target_id, policy_id } of policy_attachments) {
    const name = policies.find(({ id }) => id === policy_id)?.name ?? '?';
    (found[target_kind === 'organization' ? target_id : `${target_kind} ${target_id}`] ??= []).push(name);
  }
  return found;
}

function mistakes(text: string): readonly string[] {
  try {
    parse(text);
    return [];
  } catch (error) {
    if (!(error instanceof DirectoryFileError)) throw error;
    return error.mistakes.map(
      ({ line, path, message }) => `${line} ${path.replace(/^.*accounts\[0\]\./, '')}: ${message}`,
    );
  }
}

const defaults = { 'o/r-o': ['FullAccess'], [`o/r-o/${account}`]: ['FullAccess'] };

describe('policies of a directory file', () => {
  it.each([
    { name: 'none', text: directoryFile({}), want: {} },
    {
      name: 'system policies by name',
      text: directoryFile({}, { zoe: { policies: ['DASFullAccessPolicy', 'DAS ReadOnlyAccess'] } }),
      want: { [`user ${zoe}`]: ['DASFullAccessPolicy', 'DAS ReadOnlyAccess'] },
    },
    {
      name: 'policies that the account defines, whichever comes first',
      text: directoryFile(
        { policies: [{ name: 'old', document: oldPolicy }] },
        { zoe: { policies: ['old', 'new'] }, mia: { policies: [{ name: 'new', document: everything }] } },
      ),
      want: { [`user ${zoe}`]: ['old', 'new'], [`user ${mia}`]: ['new'] },
    },
    {
      name: 'a policy in a file of its own',
      text: directoryFile({}, { zoe: { policies: [{ name: 'all', file: 'policies/all.json' }] } }),
      want: { [`user ${zoe}`]: ['all'] },
    },
    {
      name: 'policies of a group',
      text: directoryFile({ groups: [{ name: 'g', policies: ['DAS FullAccess'] }] }),
      want: { [`group ${account}/g`]: ['DAS FullAccess'] },
    },
  ])('are read: $name', ({ text, want }) => {
    expect(attached(text)).toEqual({ ...defaults, ...want });
  });

  it('count for the members of groups, whoever lists whom', () => {
    const text = directoryFile(
      { groups: [{ name: 'one', members: ['Zoë', mia] }, { name: 'two' }] },
      { zoe: { groups: ['two', 'one'] } },
    );
    expect(parse(text).group_members).toEqual([
      { group_id: `${account}/one`, user_id: zoe },
      { group_id: `${account}/one`, user_id: mia },
      { group_id: `${account}/two`, user_id: zoe },
    ]);
  });

  it('bound organizations where they are attached: root, units and accounts', () => {
    const inner = { id: account, name: 'first', users: [{ id: root, name: 'root', root: true }] };
    const text = stringify({
      organizations: [
        {
          id: 'o',
          name: 'One',
          root_id: 'top',
          policies: [{ name: 'keep', document: bound }],
          service_control_policies: ['FullAccess', 'keep'],
          organizational_units: [
            {
              id: 'ou-1',
              name: 'Unit',
              service_control_policies: [],
              organizational_units: [
                { id: 'ou-2', name: 'Below', accounts: [{ ...inner, service_control_policies: ['keep'] }] },
              ],
            },
          ],
        },
      ],
    });
    expect(attached(text)).toEqual({
      'o/top': ['FullAccess', 'keep'],
      'o/top/ou-1/ou-2': ['FullAccess'],
      [`o/top/ou-1/ou-2/${account}`]: ['keep'],
    });
    expect(parse(text).accounts).toMatchObject([{ organization_path: `o/top/ou-1/ou-2/${account}` }]);
  });

  it('are not bounded in an account of no organization', () => {
    const text = stringify({
      accounts: [{ id: account, name: 'alone', users: [{ id: root, name: 'root', root: true }] }],
    });
    expect(attached(text)).toEqual({});
    expect(parse(text).accounts).toMatchObject([{ organization_id: null, organization_path: null }]);
  });

  it.each([
    {
      name: 'a name that nothing has',
      text: directoryFile({}, { zoe: { policies: ['all'] } }),
      want: [
        '14 users[1].policies[0]: there is no policy of this name here. Known are: DAS FullAccess, DAS ReadOnlyAccess, DASFullAccessPolicy, DASReadOnlyAccessPolicy.',
      ],
    },
    {
      name: 'a policy without a document',
      text: directoryFile({ policies: [{ name: 'x' }] }),
      want: ['8 policies[0]: expected either document or file.'],
    },
    {
      name: 'a name that is there twice',
      text: directoryFile({
        policies: [
          { name: 'x', file: 'policies/all.json' },
          { name: 'x', file: 'policies/all.json' },
        ],
      }),
      want: ['10 policies[1].name: a policy of this name is there already, on line 8.'],
    },
    {
      name: 'the name of a system policy',
      text: directoryFile({ policies: [{ name: 'DAS FullAccess', file: 'policies/all.json' }] }),
      want: ['8 policies[0].name: the system has a policy of this name. Choose another name.'],
    },
    {
      name: 'a file that is missing',
      text: directoryFile({ policies: [{ name: 'x', file: 'away.json' }] }),
      want: [
        '9 policies[0].file: the file away.json cannot be read. A relative path starts at the folder of the directory file.',
      ],
    },
    {
      name: 'a group that is not there, and a member',
      text: directoryFile({ groups: [{ name: 'g', members: ['nobody'] }] }, { zoe: { groups: ['h'] } }),
      want: [
        '10 groups[0].members[0]: the account has no user with this id or name.',
        '18 users[1].groups[0]: the account has no group of this name.',
      ],
    },
  ])('are refused: $name', ({ text, want }) => {
    expect(mistakes(text)).toEqual(want);
  });

  it('are refused with every mistake, each on its line of the directory file', () => {
    const wrong = {
      Version: 5,
      Statement: [
        { Effect: 'Maybe', Action: ['das:*:*'] },
        { Effect: 'Allow', Acton: [] },
      ],
    };
    const text = directoryFile({ policies: [{ name: 'x', document: wrong }] });
    const found = mistakes(text);
    const lines = text.split('\n');
    const places = found.map((mistake) => lines[Number.parseInt(mistake, 10) - 1]?.trim());
    expect(places).toContain('Version: 5');
    expect(places).toContain('- Effect: Maybe');
    expect(found.join('\n')).toContain('Write the version in quotes.');
    expect(found.length).toBeGreaterThanOrEqual(3);
  });

  it('are refused with the place in a file of their own', () => {
    const found = mistakes(directoryFile({ policies: [{ name: 'x', file: 'policies/broken.json' }] }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^9 policies\[0\]\.file: policies\/broken\.json, line 3, column \d+: /);
  });

  it('are refused for an organization with what only identities have', () => {
    const document = { Version: '5.0', Statement: [{ Effect: 'Deny', NotAction: ['das:*:*'] }] };
    const found = mistakes(directoryFile({}, {}, { service_control_policies: [{ name: 'x', document }] }));
    expect(found.length).toBeGreaterThan(0);
  });
});
