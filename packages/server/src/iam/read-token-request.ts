import { ServiceError } from '../service-error.ts';
import type { Reference, TokenRequest } from './iam.ts';

/** Names and ids of users, accounts and projects; longer ones are nobody's. */
const longest = 255;
/** Longest password, in characters: hashing a longer one would only take time. */
const longestPassword = 1024;

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads the body of `POST /v3/auth/tokens`: `auth.identity.methods`, `auth.identity.password.user`, `auth.scope`.
 *
 * @throws ServiceError `malformedRequest` that names the member, and no value.
 */
export function readTokenRequest(body: unknown): TokenRequest {
  const auth = member({ auth: asObject(body, 'body')['auth'] }, 'auth', '');
  const identity = member(auth, 'identity', 'auth');
  const methods = identity['methods'];
  if (!Array.isArray(methods) || methods.length !== 1 || methods[0] !== 'password') {
    throw malformed('auth.identity.methods: expected ["password"]; this server has no other method.');
  }
  const user = member(member(identity, 'password', 'auth.identity'), 'user', 'auth.identity.password');
  const place = 'auth.identity.password.user';
  const password = text(user['password'], `${place}.password`, longestPassword);
  if (password === undefined) throw malformed(`${place}.password: expected a text, got none.`);
  const account = user['domain'] === undefined ? undefined : reference(user['domain'], `${place}.domain`);
  const who = reference(user, place);
  if (who.id === undefined && account === undefined) {
    throw malformed(`${place}.domain: expected the account of the user, by name or id.`);
  }
  return { user: who, account, password, project: project(auth['scope']) };
}

function project(scope: unknown): Reference | undefined {
  if (scope === undefined || scope === null) return undefined;
  const given = asObject(scope, 'auth.scope');
  return given['project'] === undefined ? undefined : reference(given['project'], 'auth.scope.project');
}

/** A thing by its id, or by its name where it has no id. */
function reference(value: unknown, place: string): Reference {
  const given = asObject(value, place);
  const id = text(given['id'], `${place}.id`, longest);
  if (id !== undefined) return { id };
  const name = text(given['name'], `${place}.name`, longest);
  if (name === undefined) throw malformed(`${place}: expected an id or a name.`);
  return { name };
}

function member(parent: JsonObject, name: string, place: string): JsonObject {
  return asObject(parent[name], place === '' ? name : `${place}.${name}`);
}

function asObject(value: unknown, place: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(`${place}: expected an object.`);
  // A check at run time stands before this cast: JSON has no other objects.
  return value as JsonObject;
}

/** `undefined` where it is missing or empty, as some clients send what is not set. */
function text(value: unknown, place: string, most: number): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  // PostgreSQL cannot hold NUL and halves of surrogate pairs.
  if (typeof value !== 'string' || value.length > most || /[\p{Cs}\0]/u.test(value)) {
    throw malformed(`${place}: expected a text of at most ${most} characters.`);
  }
  return value;
}

function malformed(message: string): ServiceError {
  return new ServiceError('malformedRequest', message);
}
