import { parsePolicy, type NamedPolicy, type PolicyType } from '../src/index.ts';

/** A policy of the statements, which must be without mistakes. */
export function namedPolicy(
  name: string,
  version: string,
  statements: readonly object[],
  type: PolicyType = 'identity',
): NamedPolicy {
  const parsed = parsePolicy(JSON.stringify({ Version: version, Statement: statements }), { type });
  if ('mistakes' in parsed) throw new Error(`${name}: ${JSON.stringify(parsed.mistakes)}`);
  return { name, policy: parsed.policy };
}
