import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { exampleDirectory } from '../../test/example-directory.ts';
import { DirectoryFileError, parseDirectory, type Directory } from './index.ts';
import { tokenSha256 } from './token-hash.ts';

const id = (character: string): string => character.repeat(32);
const hash = 'c'.repeat(64);
const passwordHash = `scrypt$N=16384,r=8,p=5$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(32).toString('base64')}`;

const complete = `
organizations:
  - id: o-1
    name: Example
    accounts:
      - id: ${id('a')}
        name: first
        projects:
          - { id: ${id('p')}, name: main }
        users:
          - id: ${id('r')}
            name: root
            root: true
            tokens:
              - token: token-of-the-root-user
              - token_sha256: ${hash}
                expires_at: 2027-01-31T12:00:00Z
          - id: ${id('u')}
            name: Zoë
`;

function mistakes(text: string): readonly string[] {
  try {
    parseDirectory(text, 'directory.yaml');
  } catch (error) {
    if (error instanceof DirectoryFileError) {
      return error.mistakes.map(({ line, path, message }) => `${line} ${path}: ${message}`);
    }
    throw error;
  }
  return [];
}

describe('parseDirectory', () => {
  it('reads organizations, accounts, projects, users and tokens, and hashes tokens', () => {
    expect(parseDirectory(complete, 'directory.yaml')).toMatchObject({
      organizations: [{ id: 'o-1', name: 'Example' }],
      accounts: [{ id: id('a'), name: 'first', organization_id: 'o-1' }],
      projects: [{ id: id('p'), name: 'main', account_id: id('a') }],
      instances: [],
      users: [
        { id: id('r'), name: 'root', account_id: id('a'), root: true },
        { id: id('u'), name: 'Zoë', account_id: id('a'), root: false },
      ],
      tokens: [
        { sha256: tokenSha256('token-of-the-root-user'), user_id: id('r'), expires_at: null },
        { sha256: hash, user_id: id('r'), expires_at: Date.parse('2027-01-31T12:00:00Z') },
      ],
      access_keys: [],
    });
  });

  it('reads the password hash and the access keys of a user, and hashes security tokens', () => {
    const text = `${complete}            password_hash: ${passwordHash}
            access_keys:
              - { access_key: EXAMPLEACCESSKEY0001, secret_key: example-secret-key-1 }
              - access_key: EXAMPLEACCESSKEY0002
                secret_key: example-secret-key-2
                security_token: example-security-token
                expires_at: 2027-01-31T12:00:00Z
                active: false
`;
    expect(parseDirectory(text, 'directory.yaml')).toMatchObject({
      users: [{ id: id('r') }, { id: id('u'), password_hash: passwordHash }],
      access_keys: [
        {
          access_key: 'EXAMPLEACCESSKEY0001',
          secret_key: 'example-secret-key-1',
          security_token_sha256: null,
          user_id: id('u'),
          expires_at: null,
          active: true,
        },
        {
          access_key: 'EXAMPLEACCESSKEY0002',
          secret_key: 'example-secret-key-2',
          security_token_sha256: tokenSha256('example-security-token'),
          user_id: id('u'),
          expires_at: Date.parse('2027-01-31T12:00:00Z'),
          active: false,
        },
      ],
    });
  });

  it('reads JSON, which is YAML', () => {
    expect(parseDirectory(JSON.stringify({ organizations: [] }), 'directory.json').organizations).toEqual([]);
  });

  const user = (member: string): string => complete.replace('name: Zoë', member);
  it.each([
    { name: 'an empty file', text: '', want: ['1 : this is required: a map with organizations, accounts.'] },
    { name: 'a list', text: '- id: 1', want: ['1 : expected a map with organizations, accounts, got a list.'] },
    { name: 'no organizations', text: 'organizations:', want: ['1 organizations: this is required: a list.'] },
    {
      name: 'a password in clear',
      text: `${complete}            password_hash: canary-password`,
      want: [
        '20 organizations[0].accounts[0].users[1].password_hash: expected what `opendas directory hash-password` prints, got other text.',
      ],
    },
    {
      name: 'an access key that is there twice, and one that is too short',
      text: `${complete}            access_keys:
              - { access_key: EXAMPLEACCESSKEY0001, secret_key: example-secret-key-1 }
              - { access_key: EXAMPLEACCESSKEY0001, secret_key: example-secret-key-2 }
              - { access_key: short, secret_key: canary }`,
      want: [
        '22 organizations[0].accounts[0].users[1].access_keys[1]: this access key is there already, on line 21.',
        '23 organizations[0].accounts[0].users[1].access_keys[2].access_key: expected 8 to 128 letters, digits, hyphens or underscores, got other text (5 characters).',
        '23 organizations[0].accounts[0].users[1].access_keys[2].secret_key: expected 16 to 256 printable ASCII characters without spaces, got other text (6 characters).',
      ],
    },
    {
      name: 'an unknown name',
      text: user('name: Zoë\n            role: admin'),
      want: [
        '20 organizations[0].accounts[0].users[1].role: unknown name. Known here: id, name, root, policies, groups, password_hash, tokens, access_keys.',
      ],
    },
    {
      name: 'a missing name',
      text: user('root: false'),
      want: [
        '18 organizations[0].accounts[0].users[1].name: this is required: 1 to 255 characters without control characters.',
      ],
    },
    {
      name: 'a name that is a number',
      text: user('name: 7'),
      want: [
        '19 organizations[0].accounts[0].users[1].name: expected 1 to 255 characters without control characters, in quotes, got a number.',
      ],
    },
    {
      name: 'a name with a control character',
      text: user(String.raw`name: "a\u0007"`),
      want: [
        '19 organizations[0].accounts[0].users[1].name: expected 1 to 255 characters without control characters, got other text (2 characters).',
      ],
    },
    {
      name: 'an id in the wrong format',
      text: complete.replace(`- { id: ${id('p')},`, '- { id: p-1,'),
      want: [
        '9 organizations[0].accounts[0].projects[0].id: expected 32 letters or digits, got other text (3 characters).',
      ],
    },
    {
      name: 'an id of digits without quotes',
      text: complete.replace(id('p'), id('1')),
      want: ['9 organizations[0].accounts[0].projects[0].id: expected 32 letters or digits, in quotes, got a number.'],
    },
    {
      name: 'a flag that is text',
      text: complete.replace('root: true', 'root: yes'),
      want: [
        '6 organizations[0].accounts[0]: the account has no root user. Give root: true to one of its users.',
        '13 organizations[0].accounts[0].users[0].root: expected true or false, got text.',
      ],
    },
    {
      name: 'an account without a root user',
      text: complete.replace('root: true', 'root: false'),
      want: ['6 organizations[0].accounts[0]: the account has no root user. Give root: true to one of its users.'],
    },
    {
      name: 'two root users',
      text: user('name: second\n            root: true'),
      want: [
        '18 organizations[0].accounts[0].users[1]: the account has a root user already, on line 11. Give root: true to one user only.',
      ],
    },
    {
      name: 'a user who is there twice',
      text: complete.replace(id('u'), id('r')),
      want: [`18 organizations[0].accounts[0].users[1].id: the user ${id('r')} is there already, on line 11.`],
    },
    {
      name: 'a token that two users have, once in clear and once as a hash',
      text: user(`name: Zoë\n            tokens: [{ token_sha256: ${tokenSha256('token-of-the-root-user')} }]`),
      want: ['20 organizations[0].accounts[0].users[1].tokens[0]: this token is there already, on line 15.'],
    },
    {
      name: 'a token in both forms',
      text: complete.replace('- token_sha256', '- token: token-of-the-root-user-2\n                token_sha256'),
      want: ['16 organizations[0].accounts[0].users[0].tokens[1]: expected either token or token_sha256.'],
    },
    {
      name: 'a token in no form',
      text: user('name: Zoë\n            tokens: [{ expires_at: 2027-01-31T12:00:00Z }]'),
      want: ['20 organizations[0].accounts[0].users[1].tokens[0]: expected either token or token_sha256.'],
    },
    {
      name: 'a token that is too short to be safe',
      text: complete.replace('token-of-the-root-user', 'short'),
      want: [
        '15 organizations[0].accounts[0].users[0].tokens[0].token: expected 16 to 4096 printable ASCII characters without spaces, got other text (5 characters).',
      ],
    },
    {
      name: 'a time without a zone',
      text: complete.replace('12:00:00Z', '12:00:00'),
      want: [
        '17 organizations[0].accounts[0].users[0].tokens[1].expires_at: expected a time in UTC, such as 2027-01-31T12:00:00Z, got other text (19 characters).',
      ],
    },
    {
      name: 'a day that the calendar does not have',
      text: complete.replace('2027-01-31', '2027-02-30'),
      want: [
        '17 organizations[0].accounts[0].users[0].tokens[1].expires_at: expected a time in UTC, such as 2027-01-31T12:00:00Z; the calendar has no such time.',
      ],
    },
    {
      name: 'a name that is there twice',
      text: user('name: Zoë\n            name: Zoe'),
      want: ['20 : this is not YAML: a name is there twice in one map (DUPLICATE_KEY).'],
    },
    {
      name: 'text that is not YAML',
      text: 'organizations: [',
      want: ['1 : this is not YAML: it is not indented as its surroundings need (BAD_INDENT).'],
    },
    {
      name: 'an alias',
      text: complete.replace('name: Example', 'name: &name Example').replace('name: first', 'name: *name'),
      want: [
        '7 organizations[0].accounts[0].name: expected 1 to 255 characters without control characters, got an alias, which is not supported.',
      ],
    },
  ])('refuses $name, and says where', ({ text, want }) => {
    expect(mistakes(text)).toEqual(want);
  });

  it('reports every mistake at once, in the order of the file', () => {
    const text = complete
      .replace('name: Example', 'title: Example')
      .replace(id('p'), 'p-1')
      .replace('root: true', 'root: 1')
      .replace(hash, 'abc');
    expect(mistakes(text).map((mistake) => Number.parseInt(mistake, 10))).toEqual([3, 4, 6, 9, 13, 16]);
    expect(() => parseDirectory(text, 'my.yaml')).toThrow(
      'The directory file my.yaml has 6 mistakes; nothing of it was used:\n  line 3: organizations[0].name: this is required',
    );
  });

  it('never shows a token, wherever it stands', () => {
    const token = 'SecretToken-0123456789';
    const texts = [
      complete.replace('- token: token-of-the-root-user', `- ${token}`),
      complete.replace('- token: token-of-the-root-user', `- ${token}: token`),
      complete.replace('token-of-the-root-user', `"${token} "`),
      complete.replace('token-of-the-root-user', `"${token}`),
      complete.replace(hash, token),
      complete.replace('name: Zoë', `name: [${token}]`),
      complete.replace('root: true', `root: ${token}`),
      complete.replace('2027-01-31T12:00:00Z', token),
    ];
    for (const text of texts) {
      const found = mistakes(text);
      expect(found).not.toEqual([]);
      expect(found.join('\n')).not.toContain(token);
    }
  });

  it('takes any text without an error of another kind', () => {
    const parse = (text: string): void => {
      expect(() => mistakes(text)).not.toThrow();
    };
    fc.assert(fc.property(fc.string({ unit: 'binary' }), parse));
    const name = fc.constantFrom('organizations', 'accounts', 'users', 'tokens', 'token', 'id', 'name', 'root');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom(null, true, 7, '', id('a')),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(name, tie('value'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(fc.property(value, (any) => parse(stringify(any))));
  });

  it('reads what a program writes', () => {
    expect(parseDirectory(stringify(tree(exampleDirectory)), 'example.yaml')).toEqual(exampleDirectory);
  });
});

function tree({ organizations, accounts, projects, users }: Directory) {
  return {
    organizations: organizations.map((organization) => ({
      ...organization,
      accounts: accounts
        .filter((account) => account.organization_id === organization.id)
        .map((account) => ({
          id: account.id,
          name: account.name,
          projects: projects
            .filter((project) => project.account_id === account.id)
            .map((project) => ({ id: project.id, name: project.name })),
          users: users
            .filter((one) => one.account_id === account.id)
            .map((one) => ({ id: one.id, name: one.name, root: one.root })),
        })),
    })),
  };
}
