/** A demo directory with its tokens, as `demo.json` gives it to scripts and tests. */
export interface Demo {
  readonly accounts: readonly [owner: DemoAccount, recipient: DemoAccount];
}

/** An account of the demo. */
export interface DemoAccount {
  readonly name: string;
  readonly id: string;
  readonly projects: readonly [{ readonly name: string; readonly id: string }];
  /** The root user, and one who is not. */
  readonly users: readonly [root: DemoUser, other: DemoUser];
}

/** A user of the demo, who has one token and one access key. */
export interface DemoUser {
  readonly name: string;
  readonly id: string;
  readonly root: boolean;
  readonly token: string;
  readonly access_key: string;
  readonly secret_key: string;
}

/** The recipient in the sample request of the DAS documentation (das_01_0057). */
export const documentedRecipient = { id: '0852a89ae180d5401f5ac00271a4a02e', name: 'username' } as const;

/**
 * Makes up a demo.
 *
 * @param randomHex - Gives so many random bytes as hexadecimal digits.
 */
export function newDemo(randomHex: (bytes: number) => string): Demo {
  const id = (): string => randomHex(16);
  const user = (name: string, root: boolean, userId: string = id()): DemoUser => ({
    name,
    id: userId,
    root,
    token: randomHex(32),
    access_key: randomHex(10).toUpperCase(),
    secret_key: randomHex(20),
  });
  return {
    accounts: [
      {
        name: 'shop',
        id: id(),
        projects: [{ name: 'shop-production', id: id() }],
        users: [user('shop-root', true), user('olivia', false)],
      },
      {
        name: 'analysts',
        id: id(),
        projects: [{ name: 'analysts-reports', id: id() }],
        users: [user('analysts-root', true), user(documentedRecipient.name, false, documentedRecipient.id)],
      },
    ],
  };
}
