import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from '../directory/caller.ts';
import type { DirectoryService } from '../directory/directory.ts';
import { HttpError } from '../http/http-error.ts';

/** How every such message of the gateway begins (API Request Signing Guide, api-sign-errorcode). */
const prefix = 'Incorrect IAM authentication information:';
const advice = 'Send a valid token in the header X-Auth-Token.';
/** Algorithms of the official SDKs that sign a request with an access key. */
const signature = /^(SDK|V11)-[A-Z0-9]+(-[A-Z0-9]+)*\s/;

/**
 * The user on whose behalf a request is made, from the header `X-Auth-Token`.
 *
 * @throws HttpError `notAuthenticated` where the token is missing, unknown or expired, or the request is signed with an access key instead.
 */
export async function authenticate(
  headers: IncomingHttpHeaders,
  directory: Pick<DirectoryService, 'callerByToken'>,
): Promise<Caller> {
  const token = headers['x-auth-token'];
  if (token === undefined || token === '') {
    throw new HttpError(
      'notAuthenticated',
      signature.test(headers.authorization ?? '')
        ? `${prefix} this server does not take requests signed with an access key (AK/SK). ${advice}`
        : `${prefix} the token is missing. ${advice}`,
    );
  }
  const caller = typeof token === 'string' ? await directory.callerByToken(token) : undefined;
  if (caller === undefined) throw new HttpError('notAuthenticated', `${prefix} the token is not valid. ${advice}`);
  return caller;
}
