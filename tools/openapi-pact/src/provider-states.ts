import { isObject, type Json, type Operation } from '@opendas/openapi-model';
import type { ContractProblem } from './contract-error.ts';
import type { ProviderState } from './interaction.ts';

/** Name of the extension of an operation that binds provider states to example names. */
const providerStatesExtension = 'x-provider-states';

/**
 * The provider states of an operation by the name of the examples.
 *
 * @param report - Takes what is wrong.
 */
export function readProviderStates(
  { operationId, extensions }: Operation,
  report: (problem: ContractProblem) => void,
): ReadonlyMap<string, readonly ProviderState[]> {
  const byKey = extensions[providerStatesExtension] ?? {};
  if (!isObject(byKey)) {
    report({
      operationId,
      message: `${providerStatesExtension} must be an object with a list of states for each example name.`,
    });
    return new Map();
  }
  return new Map(
    Object.entries(byKey).map(([key, list]) => {
      if (!Array.isArray(list)) {
        report({ operationId, key, message: `${providerStatesExtension} must have a list of {name, params} here.` });
        return [key, []];
      }
      return [
        key,
        (list as readonly Json[]).flatMap((state) => {
          const read = readProviderState(state);
          if (read === undefined) {
            report({
              operationId,
              key,
              message: 'a provider state must be {name, params}, with a text and an object.',
            });
          }
          return read ?? [];
        }),
      ];
    }),
  );
}

function readProviderState(state: Json): ProviderState | undefined {
  if (!isObject(state)) return undefined;
  const { name, params } = state;
  if (typeof name !== 'string' || name === '' || (params !== undefined && !isObject(params))) return undefined;
  return params === undefined ? { name } : { name, params };
}
