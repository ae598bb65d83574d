import type { CredentialsProvider } from './credentials.ts';
import { DasUnexpectedResponseError } from './errors.ts';
import { keystoneCreateUserTokenByPassword } from './generated/operations.ts';
import { createIdentityTransport, type IdentityServiceOptions } from './identity-transport.ts';
import type { Input } from './operation-types.ts';
import { unwrap } from './unwrap.ts';

type Auth = Input<'KeystoneCreateUserTokenByPassword'>['body']['auth'];

/** Who signs in where, and for what. */
export type PasswordCredentialsOptions = IdentityServiceOptions & {
  /** The user, by `id`, or by `name` and `domain` (the account), with the password. */
  readonly user: Auth['identity']['password']['user'];
  /** The project that the token is good for, by `id` or by `name`. */
  readonly project: NonNullable<NonNullable<Auth['scope']>['project']>;
};

/**
 * Credentials for a client: a token of the identity service for a password (`POST /v3/auth/tokens`), asked for when it is needed first
 * and again before it expires.
 *
 * @returns What a call waits for throws `DasApiError` where the password is wrong; no error holds it.
 * @throws TypeError where neither an endpoint nor a region is given, or they are not valid.
 * @example
 * ```ts
 * const where = { region: 'cn-north-4' } as const;
 * const user = { name: 'alice', password, domain: { name: 'example' } };
 * const das = createDasClient({ ...where, projectId, credentials: passwordCredentials({ ...where, user, project: { id: projectId } }) });
 * ```
 */
export function passwordCredentials({ user, project, ...where }: PasswordCredentialsOptions): CredentialsProvider {
  const identity = createIdentityTransport(where);
  const auth: Auth = { identity: { methods: ['password'], password: { user } }, scope: { project } };
  return async () => {
    const call = keystoneCreateUserTokenByPassword(identity, { query: { nocatalog: 'true' }, body: { auth } });
    const { token } = await unwrap(call);
    const { headers, status } = await call;
    const secret = headers.get('x-subject-token');
    if (secret === null) {
      const requestId = headers.get('x-request-id') ?? undefined;
      const problem = 'expected a token in the header X-Subject-Token';
      throw new DasUnexpectedResponseError(keystoneCreateUserTokenByPassword.definition, status, requestId, problem);
    }
    return { token: secret, expiresAt: Date.parse(token.expires_at) };
  };
}
