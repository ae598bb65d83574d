import type { ApplicablePolicies } from '@opendas/iam-policy';

/** A user with all policies that apply, compiled. */
export interface Principal {
  readonly userId: string;
  readonly userName: string;
  readonly accountId: string;
  readonly accountName: string;
  /** `undefined`: the account is in no organization. */
  readonly organizationPath: string | undefined;
  /** Names of the account's projects, by id. */
  readonly projectNames: ReadonlyMap<string, string>;
  readonly policies: ApplicablePolicies;
  /** Whether a policy speaks of single resources, so that it matters which one a request names. */
  readonly dependsOnResource: boolean;
  /** Whether a policy speaks of the account of a recipient. */
  readonly dependsOnRecipient: boolean;
}

/** The id of the organization of a path; the organization is its first part. */
export function organizationOf(path: string): string {
  return path.split('/', 1)[0] ?? '';
}
