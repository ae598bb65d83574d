/**
 * The class of what a session was refused with.
 *
 * @throws The error where it tells more: what a driver says may hold hosts, users and answers of servers.
 */
export function failureOf(error: unknown): string {
  if (!(error instanceof Error) || error.cause !== undefined) throw error;
  return String(Reflect.get(error, 'failure') ?? Reflect.get(error, 'kind'));
}
