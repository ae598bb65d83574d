import type { AccessRequest } from '@opendas/iam-policy';
import { organizationOf, type Principal } from './principal.ts';
import { principalUrn } from './urn.ts';

/** Values of condition keys. */
export type Context = AccessRequest['context'];

/** What is known of every request: the global keys of IAM (iam_01_1287 and the list of roles and policies). */
export function globalContext(principal: Principal, projectId: string | undefined, now: number): Context {
  const { organizationPath } = principal;
  const projectName = projectId === undefined ? undefined : principal.projectNames.get(projectId);
  return {
    'g:CurrentTime': new Date(now).toISOString(),
    'g:ServiceName': 'das',
    'g:UserId': principal.userId,
    'g:UserName': principal.userName,
    'g:DomainId': principal.accountId,
    'g:DomainName': principal.accountName,
    'g:PrincipalAccount': principal.accountId,
    'g:PrincipalUrn': principalUrn(principal.accountId, principal.userName),
    'g:MFAPresent': false,
    ...(projectName !== undefined && { 'g:ProjectName': projectName }),
    ...(organizationPath !== undefined && {
      'g:PrincipalOrgId': organizationOf(organizationPath),
      'g:PrincipalOrgPath': organizationPath,
    }),
  };
}

/** The account of a recipient. */
export interface RecipientAccount {
  readonly accountId: string;
  /** `undefined`: the account is in no organization. */
  readonly organizationPath: string | undefined;
}

/** The service keys of share creation (das_01_0057). A recipient who is not known, and an account in no organization, has no values. */
export function recipientContext(account: RecipientAccount | undefined): Context {
  if (account === undefined) return {};
  const { accountId, organizationPath } = account;
  return {
    'das:TargetAccountId': accountId,
    ...(organizationPath !== undefined && {
      'das:TargetOrgId': organizationOf(organizationPath),
      'das:TargetOrgPath': organizationPath,
    }),
  };
}
