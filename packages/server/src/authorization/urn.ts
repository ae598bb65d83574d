import type { ResourceKind } from './operation-authorization.ts';

/** `iam::<account id>:user:<name>` (IAM5 iam_01_0931). */
export function principalUrn(accountId: string, userName: string): string {
  return `iam::${accountId}:user:${userName}`;
}

/** `das:<region>:<account id>:<type>:<id>`; `*` as id stands for all of the type. */
export function resourceUrn(region: string, accountId: string, type: ResourceKind | (string & {}), id: string): string {
  return `das:${region}:${accountId}:${type}:${id}`;
}
