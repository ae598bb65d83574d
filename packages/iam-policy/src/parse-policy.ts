import { reportMixedKinds } from './action-kind.ts';
import { deepFreeze } from './deep-freeze.ts';
import { grammars, type Grammar } from './grammar.ts';
import type { JsonObject, JsonValue } from './json-value.ts';
import { parseJson } from './parse-json.ts';
import type { Policy, PolicyType } from './policy.ts';
import type { PolicyMistake } from './policy-mistake.ts';
import { PolicyReader, type PlacedMistake } from './policy-reader.ts';
import { readStatement } from './read-statement.ts';
import { textPositions } from './text-positions.ts';

/** A policy, or everything that is wrong with it. */
export type ParsedPolicy = { readonly policy: Policy } | { readonly mistakes: readonly PolicyMistake[] };

export interface ParsePolicyOptions {
  /** What the policy is for; `identity` where it is not given. */
  readonly type?: PolicyType;
}

/**
 * Reads a policy from JSON: one of version 1.1, an identity policy of version 5.0, or, where the type says so, a service control
 * policy. Never throws; reports every mistake, in the order of the text.
 *
 * @example
 * ```ts
 * const parsed = parsePolicy('{"Version":"5.0","Statement":[{"Effect":"Allow","Action":"das:*:*"}]}');
 * if ('mistakes' in parsed) for (const { line, column, message } of parsed.mistakes) console.error(`${line}:${column}: ${message}`);
 * else evaluate(request, { identity: [{ name: 'all', policy: parsed.policy }], serviceControl: [] });
 * ```
 */
export function parsePolicy(text: string, options: ParsePolicyOptions = {}): ParsedPolicy {
  const type = options.type ?? 'identity';
  const json = parseJson(text);
  const reader = new PolicyReader();
  for (const { offset, message } of json.mistakes) reader.report({ offset, pointer: '' }, message);
  const policy = json.value === undefined ? undefined : readPolicy(reader, json.value, type);
  if (policy !== undefined && reader.mistakes.length === 0) return { policy: deepFreeze(policy) };
  return { mistakes: placed(reader.mistakes, text) };
}

function placed(mistakes: readonly PlacedMistake[], text: string): readonly PolicyMistake[] {
  const position = textPositions(text);
  return mistakes
    .toSorted((one, other) => one.offset - other.offset)
    .map(({ offset, pointer, message }) => ({ ...position(offset), pointer, message }));
}

function readPolicy(reader: PolicyReader, value: JsonValue, type: PolicyType): Policy | undefined {
  const object = reader.object(value, 'an object with Version and Statement');
  if (object === undefined) return undefined;
  reader.unknownMembers(object, ['Version', 'Statement']);
  const members = reader.members(object);
  const grammar = readVersion(reader, object, members.get('Version'), type);
  const list = members.get('Statement');
  const statements = readStatements(reader, object, list, grammar);
  if (grammar.version === '1.1' && list !== undefined) reportMixedKinds(reader, list);
  return { version: grammar.version, type, statements };
}

/** The grammar that `Version` names. Where it names none, the rest is read as 5.0, so that its mistakes are found too. */
function readVersion(
  reader: PolicyReader,
  object: JsonObject,
  value: JsonValue | undefined,
  type: PolicyType,
): Grammar {
  const known = grammars[type];
  const text = value?.kind === 'string' ? value.text : undefined;
  const grammar = text !== undefined && Object.hasOwn(known, text) ? known[text] : undefined;
  if (grammar !== undefined) return grammar;
  reader.report(value ?? object, versionProblem(value, text, type));
  return known['5.0'];
}

function versionProblem(value: JsonValue | undefined, text: string | undefined, type: PolicyType): string {
  if (value === undefined) return 'The policy has no Version. Add "Version": "5.0".';
  if (text === '1.0') {
    return 'Version 1.0 marks a role of the system, which cannot be written. Write a policy of version 5.0 or 1.1.';
  }
  if (type === 'serviceControl') return 'Expected "5.0", the only version of service control policies.';
  return 'Expected "5.0" for an identity policy, or "1.1" for a policy of the role model.';
}

function readStatements(
  reader: PolicyReader,
  object: JsonObject,
  value: JsonValue | undefined,
  grammar: Grammar,
): Policy['statements'] {
  if (value === undefined) {
    reader.report(object, 'The policy has no Statement. Add "Statement": [ … ] with at least one statement.');
    return [];
  }
  const list = reader.array(value, 'a list of statements');
  if (list === undefined) return [];
  const { length } = list.items;
  const { statements: most } = grammar.limits;
  if (length === 0) reader.report(list, 'Expected at least one statement, found an empty list.');
  if (length > most)
    reader.report(list, `Expected at most ${most} statements, found ${length}. Write a second policy.`);
  return list.items.flatMap((item) => readStatement(reader, item, grammar) ?? []);
}
