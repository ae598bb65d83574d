import type { Schema } from '@opendas/types';
import type { Services } from '../../services.ts';
import { ServiceError } from '../../service-error.ts';
import type { OperationHandler, OperationRequest } from '../operation-handler.ts';

type Request = OperationRequest<'ExecuteLoginConnectionNew'>;
type Actions = Schema<'ExecuteLoginConnectionNewRequestBody'>;

/** `ExecuteLoginConnectionNew`: 200 without a body. */
export const executeLoginConnectionNew: OperationHandler<'ExecuteLoginConnectionNew'> = {
  auditEveryAnswer: true,
  async handle(request, services) {
    const { login, logout, retry_login } = request.body;
    refuseAllButOne(request.body);
    if (login !== undefined) await logIn(login, request, services);
    if (logout !== undefined) await logOut(logout, request, services);
    if (retry_login !== undefined) await logInAgain(retry_login, request, services);
    return undefined;
  },
};

function logIn({ username }: Schema<'LoginAction'>, { caller, path }: Request, { logins }: Services): Promise<void> {
  return logins.login(caller, path.project_id, path.connection_id, username);
}

function logOut({ username }: Schema<'LogoutAction'>, { caller, path }: Request, { logins }: Services): Promise<void> {
  return logins.logout(caller, path.project_id, path.connection_id, username);
}

function logInAgain(
  { username, password, is_save_password }: Schema<'RetryLoginAction'>,
  { caller, path }: Request,
  { logins }: Services,
): Promise<void> {
  const retry = { username, password, save: is_save_password };
  return logins.retryLogin(caller, path.project_id, path.connection_id, retry);
}

/** The keywords of the document that could say so are not used in it. */
function refuseAllButOne(actions: Actions): void {
  const sent = Object.keys(actions);
  if (sent.length === 1) return;
  const found = sent.length === 0 ? 'none' : sent.join(' and ');
  throw new ServiceError(
    'invalidParameter',
    `body: expected one of login, logout and retry_login, got ${found}. Send one.`,
  );
}
