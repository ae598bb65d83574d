import { parse, stringify } from 'yaml';
import type { Demo, DemoAccount, DemoUser } from './demo.ts';

/** The part of a directory file that a demo is read back from. */
interface DirectoryYaml {
  readonly organizations: readonly [
    {
      readonly accounts: readonly {
        readonly id: string;
        readonly name: string;
        readonly projects?: DemoAccount['projects'];
        readonly users: readonly {
          readonly id: string;
          readonly name: string;
          readonly root?: boolean;
          readonly tokens?: readonly { readonly token?: string }[];
          readonly access_keys?: readonly Pick<DemoUser, 'access_key' | 'secret_key'>[];
        }[];
      }[];
    },
  ];
}

/** What the recipient may do: list and show connections, and log in with them. */
const receivedConnections = {
  name: 'use-received-connections',
  document: {
    Version: '5.0',
    Statement: [
      {
        Sid: 'ListAndShow',
        Effect: 'Allow',
        Action: ['das::listInstances'],
      },
      {
        Sid: 'LogIn',
        Effect: 'Allow',
        Action: ['das::showCloudDBAInfo', 'das:connection:login'],
      },
    ],
  },
};

/** A demo as a directory file: the owner's side may do everything with connections of the account, the recipient's uses what it receives. */
export function demoDirectory(demo: Demo): string {
  const organization = {
    id: 'demo',
    name: 'Demo',
    accounts: demo.accounts.map(({ id, name, projects, users }, account) => ({
      id,
      name,
      projects: projects.map((project) => ({ id: project.id, name: project.name })),
      users: users.map((user) => ({
        id: user.id,
        name: user.name,
        ...(user.root ? { root: true } : { policies: account === 0 ? ['DASFullAccessPolicy'] : [receivedConnections] }),
        tokens: [{ token: user.token }],
        access_keys: [{ access_key: user.access_key, secret_key: user.secret_key }],
      })),
    })),
  };
  return [
    '# Made up by `opendas serve --demo` at its first start; later starts use it as it is.',
    '# It holds tokens and secret keys in clear text. For real use write a directory file of your own (--directory).',
    stringify({ organizations: [organization] }),
  ].join('\n');
}

/**
 * The demo that a directory file was made of.
 *
 * @param text - A directory file without mistakes (see `parseDirectory`).
 * @returns `undefined` where the file was changed so far that the demo's story does not work with it.
 */
export function demoOfDirectory(text: string): Demo | undefined {
  // The file has been checked by parseDirectory.
  const { organizations } = parse(text) as DirectoryYaml;
  const accounts = organizations.flatMap((organization) => organization.accounts).map(demoAccount);
  const [owner, recipient] = accounts;
  return owner === undefined || recipient === undefined ? undefined : { accounts: [owner, recipient] };
}

function demoAccount({
  id,
  name,
  projects,
  users,
}: DirectoryYaml['organizations'][0]['accounts'][number]): DemoAccount | undefined {
  const withTokens = users.flatMap((user): DemoUser[] => {
    const token = user.tokens?.find((item) => item.token !== undefined)?.token;
    const key = user.access_keys?.[0];
    if (token === undefined || key === undefined) return [];
    const { access_key, secret_key } = key;
    return [{ name: user.name, id: user.id, root: user.root === true, token, access_key, secret_key }];
  });
  const root = withTokens.find((user) => user.root);
  const other = withTokens.find((user) => !user.root);
  if (root === undefined || other === undefined || projects?.[0] === undefined) return undefined;
  return { name, id, projects, users: [root, other] };
}
