import type { Operation } from '@opendas/openapi-model';
import type { ContractProblem } from './contract-error.ts';
import { pairExamples, type ExamplePair } from './example-pairs.ts';

/**
 * The examples of an operation that belong together by their names.
 *
 * An operation with provider states is written for interactions: everything that does not fit there is reported. In every other
 * one a name that both a response and the request have makes a pair; `default` is no name.
 */
export function namedPairs(
  operation: Operation,
  stateKeys: ReadonlySet<string>,
  report: (problem: ContractProblem) => void,
): readonly ExamplePair[] {
  if (stateKeys.size > 0) return pairExamples(operation, stateKeys, report);
  const { requestBody, parameters, responses } = operation;
  const ofParameters = new Set(parameters.flatMap(({ examples }) => examples.map(({ name }) => name)));
  const requests = (requestBody?.content ?? []).flatMap((mediaType) =>
    mediaType.examples.map((example) => ({ mediaType, example })),
  );
  return responses.flatMap((response) =>
    response.content.flatMap((mediaType) =>
      mediaType.examples.flatMap((example): readonly ExamplePair[] => {
        const { name } = example;
        const request = requests.find((candidate) => candidate.example.name === name);
        const isPaired = request !== undefined || (ofParameters.has(name) && requestBody?.required !== true);
        if (name === 'default' || !isPaired) return [];
        return [{ key: name, requestBody: request, response, responseBody: { mediaType, example } }];
      }),
    ),
  );
}
