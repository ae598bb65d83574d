import type { DirectoryService } from '../directory-store/directory.ts';
import type { Store } from '../store/store.ts';
import { accessKeyLock } from './access-key-lock.ts';
import { admissions } from './admissions.ts';
import type { AuthenticationService } from './authentication.ts';
import type { AuthenticationSettings } from './authentication-settings.ts';
import { parseAuthorization } from './authorization-header.ts';
import { refusal } from './refusal.ts';
import { authenticateSignature, type SignatureDependencies } from './signature-authentication.ts';
import { authenticateToken, type TokenDependencies } from './token-authentication.ts';

/** What the service needs. */
export interface AuthenticationDependencies {
  readonly store: Store;
  readonly directory: DirectoryService;
  readonly settings: AuthenticationSettings;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Authentication with a token in `X-Auth-Token`, or with a signature in `Authorization`. */
export function authenticationService({
  store,
  directory,
  settings,
  now,
}: AuthenticationDependencies): AuthenticationService {
  const admit = admissions(store, now);
  const tokens: TokenDependencies = { directory, admissions: admit, region: settings.region, now };
  const signatures: SignatureDependencies = {
    directory,
    admissions: admit,
    lock: accessKeyLock(store, now),
    echoCanonicalRequest: settings.echoCanonicalRequest,
    now,
  };
  return {
    async authenticate(request) {
      const header = request.headers['x-auth-token'];
      // Node joins a header that comes twice with a comma and a space, which no token has.
      const token = typeof header === 'string' ? header : '';
      const authorization = parseAuthorization(request.headers.authorization);
      if (authorization.kind === 'none') {
        if (token === '') throw refusal('tokenMissing');
        return authenticateToken(token, request.projectId, tokens);
      }
      if (token !== '') throw refusal('twoCredentials');
      switch (authorization.kind) {
        case 'otherAlgorithm':
          throw refusal('otherAlgorithm', authorization.algorithm.slice(0, 32));
        case 'malformed':
          throw refusal('malformedAuthorization', authorization.problem);
        case 'signature':
          return authenticateSignature(request, authorization, signatures);
        default:
          return authorization satisfies never;
      }
    },
  };
}
