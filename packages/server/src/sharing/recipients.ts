import { ServiceError } from '../service-error.ts';
import type { Recipient } from './share.ts';

/**
 * The users of a request, each once, in the order of the request.
 *
 * @throws ServiceError `invalidParameter` where a user is listed with two names.
 */
export function recipientsByUser(users: readonly Recipient[]): readonly Recipient[] {
  const listed = new Map<string, Recipient>();
  for (const [place, { user_id, user_name }] of users.entries()) {
    const earlier = listed.get(user_id);
    if (earlier !== undefined && earlier.user_name !== user_name) {
      throw new ServiceError(
        'invalidParameter',
        `users[${place}].user_name: expected the same name as above for user ${user_id}. List each user once.`,
      );
    }
    if (earlier === undefined) listed.set(user_id, { user_id, user_name });
  }
  return [...listed.values()];
}
