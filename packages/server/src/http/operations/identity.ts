import { domainList, projectList, tokenAnswer } from '../../iam/records.ts';
import { tokenRequestOf } from '../../iam/token-request.ts';
import { AnswerWithHeaders, type OperationHandler, type PublicOperationHandler } from '../operation-handler.ts';

/** `KeystoneCreateUserTokenByPassword` (IAM3, "Obtaining a user token through password authentication"). */
export const keystoneCreateUserTokenByPassword: PublicOperationHandler<'KeystoneCreateUserTokenByPassword'> = {
  isPublic: true,
  async handle({ body, query, origin, serverUrl }, { iam }) {
    const issued = await iam.issueToken(tokenRequestOf(body), origin);
    const answer = tokenAnswer(serverUrl, iam.region, issued, query.nocatalog === undefined);
    return new AnswerWithHeaders(answer, { 'X-Subject-Token': issued.token });
  },
};

/** `KeystoneListProjects` (IAM3, "Querying project information"). */
export const keystoneListProjects: OperationHandler<'KeystoneListProjects'> = {
  async handle({ caller, query, serverUrl }, { iam }) {
    return projectList(serverUrl, '/v3/projects', caller, await iam.projects(caller, query.name));
  },
};

/** `KeystoneListAuthDomains` (IAM3, "Querying the list of accounts accessible to users"). */
export const keystoneListAuthDomains: OperationHandler<'KeystoneListAuthDomains'> = {
  async handle({ caller, serverUrl }) {
    return domainList(serverUrl, caller);
  },
};
