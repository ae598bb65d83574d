/** One thing that keeps an operation from being shown by its examples. */
export interface ContractProblem {
  readonly operationId: string;
  /** Name of the examples, where the problem is about one. */
  readonly key?: string;
  /** A sentence: what is wrong and what to do. */
  readonly message: string;
}

/** Examples that do not make interactions; lists everything that was found. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly problems: readonly ContractProblem[];

  constructor(problems: readonly ContractProblem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}

function formatProblem({ operationId, key, message }: ContractProblem): string {
  return `${operationId}${key === undefined ? '' : `, example ${key}`}: ${message}`;
}
