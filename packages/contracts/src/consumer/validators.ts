import { formatPath, operations, type Validator } from '@opendas/validators';
import type { InteractionValidation } from './prove-interaction.ts';

/** The validators of one operation, as `@opendas/validators` exports them. */
export interface OperationValidators {
  readonly parameters: Validator<unknown>;
  readonly requestBody: Validator<unknown> | undefined;
  readonly responses: Readonly<Record<string, Validator<unknown>>>;
}

/** The validators by operationId. */
export const validatorsByOperation: Readonly<Record<string, OperationValidators>> = operations;

/** Checks interactions with `@opendas/validators`. */
export const validation: InteractionValidation = {
  request({ operationId, input }) {
    const validators = validatorsByOperation[operationId];
    if (validators === undefined) return [`there are no validators for ${operationId}`];
    const { path = {}, query = {}, header = {}, body } = input;
    return [
      ...complaints(validators.parameters, { path, query, header }),
      ...(validators.requestBody === undefined ? [] : complaints(validators.requestBody, body)),
    ];
  },
  response({ operationId, reference: { status }, response }, body) {
    const validator = validatorsByOperation[operationId]?.responses[status];
    if (validator !== undefined) return complaints(validator, body);
    const hasNoBody = response.body === undefined && body === undefined;
    return hasNoBody ? [] : [`there is no validator for the response ${status} of ${operationId}`];
  },
};

/** What a validator has against a value, in words. */
export function complaints(validator: Validator<unknown>, value: unknown): readonly string[] {
  return validator.issues(value).map(({ path, message }) => `${formatPath(path)}: ${message}`);
}
