import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A user of the demo. */
export interface DemoFileUser {
  readonly id: string;
  readonly token: string;
  readonly access_key: string;
  readonly secret_key: string;
}

/** The owner's side of `demo.json`. */
export interface DemoOwner extends DemoFileUser {
  readonly url: string;
  readonly project: string;
}

/** Reads the owner, who is not the root user, from the `demo.json` of a running demo. */
export function demoOwner(dataDirectory: string): DemoOwner {
  const demo = JSON.parse(readFileSync(join(dataDirectory, 'demo.json'), 'utf8')) as {
    url: string;
    accounts: readonly { projects: readonly { id: string }[]; users: readonly DemoFileUser[] }[];
  };
  const [account] = demo.accounts;
  const owner = account?.users[1];
  if (owner === undefined) throw new Error('demo.json has no owner.');
  return { url: demo.url, project: account?.projects[0]?.id ?? '', ...owner };
}
