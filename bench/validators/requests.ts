interface User {
  readonly user_id?: unknown;
  readonly user_name?: unknown;
}

interface Request {
  readonly shared_conn_id?: unknown;
  readonly users?: unknown;
  readonly expired_time?: unknown;
}

/** A valid request that shares a connection with so many users, read from JSON as a server reads it. */
export function shareRequest(users: number): unknown {
  return JSON.parse(JSON.stringify(requestWith(Array.from({ length: users }, (_, index) => userAt(index)))));
}

function userAt(index: number): User {
  return { user_id: `0852a89ae180d5401f5ac002${String(71_000_000 + index)}`, user_name: `user ${index}` };
}

function requestWith(users: unknown): Request {
  return { shared_conn_id: 'ee64e597-4f25-486f-bba1-0c850b3b59d6', users, expired_time: '2099-05-03T10:30:00.200Z' };
}

const valid = requestWith([userAt(0)]);

function withUser(changed: User): Request {
  return requestWith([userAt(0), { ...userAt(1), ...changed }]);
}

/** Requests with one mistake each that is one with and without patterns: who checks less than the others is not compared. */
export const wrongRequests: readonly unknown[] = [
  null,
  { ...valid, shared_conn_id: undefined },
  { ...valid, shared_conn_id: 1 },
  { ...valid, shared_conn_id: 'a'.repeat(35) },
  { ...valid, shared_conn_id: 'a'.repeat(37) },
  { ...valid, users: undefined },
  { ...valid, users: {} },
  { ...valid, users: [] },
  { ...valid, users: Array.from({ length: 1001 }, (_, index) => userAt(index)) },
  { ...valid, users: [null] },
  withUser({ user_id: undefined }),
  withUser({ user_id: '' }),
  withUser({ user_id: 'a'.repeat(65) }),
  withUser({ user_name: undefined }),
  withUser({ user_name: '' }),
  withUser({ user_name: 'a'.repeat(256) }),
  { ...valid, expired_time: 1 },
  { ...valid, expired_time: '2099-05-03T10:30:00.200+00:00' },
];

/** Requests that break a pattern and nothing else. */
export const requestsThatBreakPatterns: readonly unknown[] = [
  { ...valid, shared_conn_id: '_'.repeat(36) },
  withUser({ user_id: 'a b' }),
  withUser({ user_name: 'a\nb' }),
  { ...valid, expired_time: '2099-13-03T10:30:00.200Z' },
];

/** Valid requests at the bounds. */
export const requestsAtBounds: readonly unknown[] = [
  { ...valid, expired_time: undefined },
  { ...valid, expired_time: '' },
  { ...valid, users: Array.from({ length: 1000 }, (_, index) => userAt(index)) },
  withUser({ user_id: 'a'.repeat(64), user_name: 'a'.repeat(255) }),
];

/** Looks once at every character of the users, in JavaScript: what is left of a check in JavaScript when nothing is decided. */
export function readEveryCharacter(request: unknown): boolean {
  // Given what `shareRequest` makes.
  const { users } = request as { readonly users: readonly { readonly user_id: string; readonly user_name: string }[] };
  let sum = 0;
  for (const { user_id: id, user_name: name } of users) sum += sumOfUnits(id) + sumOfUnits(name);
  return sum > 0;
}

function sumOfUnits(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) sum += text.charCodeAt(index);
  return sum;
}
