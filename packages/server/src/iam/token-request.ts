import type { Schema } from '@opendas/types';
import { ServiceError } from '../service-error.ts';
import type { Reference, TokenRequest } from './iam.ts';

/**
 * What a valid body of `POST /v3/auth/tokens` asks for: `auth.identity.password.user`, `auth.scope`.
 *
 * @throws ServiceError `malformedRequest` that names the member, and no value, where nothing says who or what is meant.
 */
export function tokenRequestOf({
  auth: { identity, scope },
}: Schema<'KeystoneCreateUserTokenByPasswordRequestBody'>): TokenRequest {
  const { user } = identity.password;
  const place = 'auth.identity.password.user';
  const account = user.domain === undefined ? undefined : reference(user.domain, `${place}.domain`);
  const who = reference(user, place);
  if (who.id === undefined && account === undefined) {
    throw malformed(`${place}.domain: expected the account of the user, by name or id.`);
  }
  const project = scope?.project === undefined ? undefined : reference(scope.project, 'auth.scope.project');
  return { user: who, account, password: user.password, project };
}

/** A thing by its id, or by its name where it has no id. Some clients send what is not set as `null` or an empty text. */
function reference({ id, name }: Schema<'DomainReference'>, place: string): Reference {
  if (typeof id === 'string' && id !== '') return { id };
  if (typeof name === 'string' && name !== '') return { name };
  throw malformed(`${place}: expected an id or a name.`);
}

function malformed(message: string): ServiceError {
  return new ServiceError('malformedRequest', message);
}
