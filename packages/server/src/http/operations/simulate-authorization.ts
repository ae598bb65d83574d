import { explanationText } from '../../authorization/explanation-text.ts';
import type { OperationAuthorization } from '../../authorization/operation-authorization.ts';
import { documentOperations } from '../document-operations.ts';
import { readDocument } from '../document.ts';
import { ServiceError } from '../../service-error.ts';
import type { OperationHandler, OperationRequest } from '../operation-handler.ts';

/** What operations need, by their ids; read from the document when it is first asked for. */
let operations: ReadonlyMap<string, OperationAuthorization> | undefined;

/** `SimulateAuthorization`, an extension of OpenDAS. */
export const simulateAuthorization: OperationHandler<'SimulateAuthorization'> = {
  async handle({ caller, path, body }, { authorization }) {
    const explanation = await authorization.simulate({
      userId: body.user_id,
      accountId: caller.accountId,
      projectId: path.project_id,
      ...tried(body),
      resource: body.resource,
      context: Object.fromEntries((body.context ?? []).map(({ key, values }) => [key, values])),
    });
    if (explanation === undefined) {
      throw new ServiceError('invalidParameter', `user_id: expected a user of the account, got ${body.user_id}.`);
    }
    const { decision, policyType, statements } = explanation;
    return {
      decision,
      ...(policyType !== undefined && { policy_type: policyType }),
      statements: statements.map(({ policy, index, sid }) => ({ policy, index, ...(sid !== null && { sid }) })),
      explanation: explanationText(explanation),
    };
  },
};

/** The action of a request, with what the document says of it. An action that no operation has is tried as it is. */
function tried({
  operation_id,
  action,
}: OperationRequest<'SimulateAuthorization'>['body']): Pick<
  OperationAuthorization,
  'action' | 'aliases' | 'resourceType'
> {
  if ((operation_id === undefined) === (action === undefined)) {
    throw new ServiceError('invalidParameter', 'body: expected either operation_id or action.');
  }
  operations ??= documentedAuthorizations();
  if (action === undefined) {
    const found = operations.get(operation_id ?? '');
    if (found !== undefined) return found;
    throw new ServiceError('invalidParameter', 'operation_id: expected an operationId of the document.');
  }
  const same = [...operations.values()].filter((one) => one.action === action);
  return {
    action,
    aliases: [...new Set(same.flatMap(({ aliases }) => aliases))],
    resourceType: same[0]?.resourceType ?? '-',
  };
}

function documentedAuthorizations(): ReadonlyMap<string, OperationAuthorization> {
  return new Map(
    documentOperations(readDocument().root).flatMap(({ operationId, authorization }) =>
      authorization === undefined ? [] : [[operationId as string, authorization] as const],
    ),
  );
}
