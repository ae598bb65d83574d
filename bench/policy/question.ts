/** The same question for all tools: statements with actions, resources with wildcards, a deny in ten, a condition in three. */

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly action: string;
  /** With `*` for any run of characters. */
  readonly resource: string;
  /** The organization that the recipient must be in; `undefined` where it may be any. */
  readonly organization: string | undefined;
}

export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly organization: string;
}

/** Whether a request is allowed. */
export type Decide = (request: Request) => boolean;

export const actions = [
  'das:connection:createShareConnections',
  'das:connection:cancelShareConnections',
  'das:connection:getSharedList',
  'das:connection:modify',
  'das:connection:delete',
  'das:connection:login',
] as const;

/** Connections are numbered; statement `n` is about those whose number begins with `n`. */
export function statements(count: number): readonly Statement[] {
  return Array.from({ length: count }, (_, index) => ({
    effect: index % 10 === 9 ? 'Deny' : 'Allow',
    action: index % 5 === 0 ? 'das:connection:*' : (actions[index % actions.length] ?? actions[0]),
    resource: `das:*:a1:connection:${name(index)}-*`,
    organization: index % 3 === 2 ? `o-${index % 2}` : undefined,
  }));
}

/** Requests whose connections the first, the last and those between decide about, and some that no statement is about. */
export function requests(count: number): readonly Request[] {
  return Array.from({ length: 64 }, (_, index) => ({
    action: actions[index % actions.length] ?? actions[0],
    resource: `das:r1:a1:connection:${name(Math.floor((index * count) / 56))}-4f25-486f`,
    organization: `o-${index % 2}`,
  }));
}

function name(index: number): string {
  return `ee64e597${String(index).padStart(5, '0')}`;
}
