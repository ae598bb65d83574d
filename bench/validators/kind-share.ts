import type { Kind } from './kind.ts';
import { requestsAtBounds, requestsThatBreakPatterns, shareRequest, wrongRequests } from './requests.ts';
import { shareRequestSchema } from './schema.ts';

const pattern = {
  connectionId: String.raw`^[A-Za-z0-9-]{36}$`,
  userId: String.raw`^[!-~]{1,64}$`,
  userName: String.raw`^[^\u0000-\u001F\u007F]*$`,
  expiredTime: String.raw`^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)?$`,
};

const valid = Object(shareRequest(1)) as object;

/** A small request with patterns: `CreateShareConnections` with one user. */
export const shareKind: Kind = {
  name: 'share',
  title: 'Small request with patterns',
  schemas: { Root: shareRequestSchema() },
  handWritten: import.meta.resolve('./hand-written.ts'),
  zod: `const schema = z.object({
  shared_conn_id: z.string().regex(/${pattern.connectionId}/u),
  users: z.array(z.object({ user_id: z.string().regex(/${pattern.userId}/u), user_name: z.string().min(1).max(255).regex(/${pattern.userName}/u) })).min(1).max(1000),
  expired_time: z.string().regex(/${pattern.expiredTime}/u).optional(),
});`,
  valibot: `const schema = v.object({
  shared_conn_id: v.pipe(v.string(), v.regex(/${pattern.connectionId}/u)),
  users: v.pipe(v.array(v.object({ user_id: v.pipe(v.string(), v.regex(/${pattern.userId}/u)), user_name: v.pipe(v.string(), v.minLength(1), v.maxLength(255), v.regex(/${pattern.userName}/u)) })), v.minLength(1), v.maxLength(1000)),
  expired_time: v.optional(v.pipe(v.string(), v.regex(/${pattern.expiredTime}/u))),
});`,
  arktype: `const schema = type({
  shared_conn_id: /${pattern.connectionId}/u,
  users: type({ user_id: /${pattern.userId}/u, user_name: type(/${pattern.userName}/u).and('1 <= string <= 255') }).array().atLeastLength(1).atMostLength(1000),
  'expired_time?': type(/${pattern.expiredTime}/u).or('undefined'),
});`,
  typia: `interface User {
  user_id: string & tags.Pattern<${JSON.stringify(pattern.userId)}>;
  user_name: string & tags.MinLength<1> & tags.MaxLength<255> & tags.Pattern<${JSON.stringify(pattern.userName)}>;
}
interface Root {
  shared_conn_id: string & tags.Pattern<${JSON.stringify(pattern.connectionId)}>;
  users: User[] & tags.MinItems<1> & tags.MaxItems<1000>;
  expired_time?: string & tags.Pattern<${JSON.stringify(pattern.expiredTime)}>;
}`,
  valid,
  early: { ...valid, shared_conn_id: 1 },
  late: { ...valid, expired_time: '2099-13-03T10:30:00.200Z' },
  right: requestsAtBounds,
  wrong: [...wrongRequests, ...requestsThatBreakPatterns],
};
