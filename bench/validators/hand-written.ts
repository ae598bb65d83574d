/** What an engineer would write for this one request: every check of the document, and nothing else. */
const connectionId = /^[A-Za-z0-9-]{36}$/u;
const userId = /^[!-~]{1,64}$/u;
const userName = new RegExp(String.raw`^[^\u0000-\u001F\u007F]*$`, 'u');
const expiredTime =
  /^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)?$/u;

interface ShareRequest {
  readonly shared_conn_id?: unknown;
  readonly users?: unknown;
  readonly expired_time?: unknown;
}

/** @public Imported by the modules of `peers.ts` and `kind-tools.ts`. */
export function check(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { shared_conn_id: connection, users, expired_time: expiry } = value as ShareRequest;
  if (typeof connection !== 'string' || !connectionId.test(connection)) return false;
  if (!Array.isArray(users) || users.length < 1 || users.length > 1000) return false;
  for (let index = 0; index < users.length; index += 1) {
    const user: unknown = users[index];
    if (typeof user !== 'object' || user === null || Array.isArray(user)) return false;
    const { user_id: id, user_name: name } = user as { readonly user_id?: unknown; readonly user_name?: unknown };
    if (typeof id !== 'string' || !userId.test(id)) return false;
    if (typeof name !== 'string' || name.length === 0 || !userName.test(name)) return false;
    if (name.length > 255 && Array.from(name).length > 255) return false;
  }
  return expiry === undefined || (typeof expiry === 'string' && expiredTime.test(expiry));
}

/** The same request where the document had lengths instead of patterns. */
export function isShareRequestWithoutPatterns(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { shared_conn_id: connection, users, expired_time: expiry } = value as ShareRequest;
  if (!isText(connection, 36, 36)) return false;
  if (!Array.isArray(users) || users.length < 1 || users.length > 1000) return false;
  for (let index = 0; index < users.length; index += 1) {
    const user: unknown = users[index];
    if (typeof user !== 'object' || user === null || Array.isArray(user)) return false;
    const { user_id: id, user_name: name } = user as { readonly user_id?: unknown; readonly user_name?: unknown };
    if (!isText(id, 1, 64) || !isText(name, 1, 255)) return false;
  }
  return expiry === undefined || isText(expiry, 0, 24);
}

function isText(value: unknown, minimum: number, maximum: number): boolean {
  if (typeof value !== 'string' || value.length < minimum) return false;
  if (value.length >= 2 * minimum && value.length <= maximum) return true;
  let length = value.length;
  for (let index = 1; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    if (unit >= 0xdc00 && unit < 0xe000) length -= 1;
  }
  return length >= minimum && length <= maximum;
}
