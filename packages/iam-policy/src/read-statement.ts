import { actionProblem } from './action-grammar.ts';
import type { Grammar } from './grammar.ts';
import type { JsonObject, JsonValue } from './json-value.ts';
import type { Effect, PatternSet, Statement } from './policy.ts';
import type { PolicyReader } from './policy-reader.ts';
import { readConditions } from './read-condition.ts';
import { listOf } from './read-list.ts';
import { resourceProblem } from './urn-grammar.ts';

const effects: readonly Effect[] = ['Allow', 'Deny'];
const everything: PatternSet = { except: false, patterns: ['*'] };

/** Members that exist, but not in every policy. */
const elsewhere: Readonly<Partial<Record<string, string>>> = {
  Sid: 'write a policy of version 5.0 to name statements',
  NotAction: 'name the actions with Action',
  NotResource: 'name the resources with Resource',
  Principal: 'only policies of resources name whom they are for; attach the policy to a user, group or account instead',
  NotPrincipal:
    'only policies of resources name whom they are for; attach the policy to a user, group or account instead',
};

/** Reads one statement; reports every mistake. */
export function readStatement(reader: PolicyReader, value: JsonValue, grammar: Grammar): Statement | undefined {
  const object = reader.object(value, 'an object with Effect and Action');
  if (object === undefined) return undefined;
  reader.unknownMembers(object, grammar.members, (name) =>
    Object.hasOwn(elsewhere, name)
      ? `${grammar.name} does not have the member ${JSON.stringify(name)}: ${elsewhere[name]}.`
      : undefined,
  );
  const members = reader.members(object);
  const member = (name: Grammar['members'][number]): JsonValue | undefined =>
    grammar.members.includes(name) ? members.get(name) : undefined;
  const sid = member('Sid');
  const condition = member('Condition');
  const effect = readEffect(reader, object, member('Effect'));
  const action = readPatterns(reader, object, 'Action', member, grammar);
  if (!members.has('Action') && !members.has('NotAction')) {
    const names = grammar.members.includes('NotAction') ? 'Action or NotAction' : 'Action';
    reader.report(object, `The statement has no ${names}. Add the actions that it is about.`);
  }
  return {
    sid: sid === undefined ? null : (reader.string(sid, 'a string as the name of the statement')?.text ?? null),
    effect,
    action: action ?? everything,
    resource: readPatterns(reader, object, 'Resource', member, grammar) ?? everything,
    conditions: condition === undefined ? [] : readConditions(reader, condition, grammar),
  };
}

function readEffect(reader: PolicyReader, statement: JsonObject, value: JsonValue | undefined): Effect {
  const text = value?.kind === 'string' ? value.text : undefined;
  const effect = effects.find((candidate) => candidate === text);
  if (value === undefined)
    reader.report(statement, 'The statement has no Effect. Add "Effect": "Allow" or "Effect": "Deny".');
  else if (effect === undefined) {
    const found = text === undefined ? '' : `, found ${JSON.stringify(text)}`;
    reader.report(value, `Expected "Allow" or "Deny" in this spelling${found}.`);
  }
  return effect ?? 'Deny';
}

/** How the patterns of each member are checked, what they are called and how many there may be. */
const patternMembers = {
  Action: { problem: actionProblem, what: 'actions', most: ({ limits }: Grammar) => limits.actions },
  Resource: { problem: resourceProblem, what: 'resources', most: ({ limits }: Grammar) => limits.resources },
} as const;

/** Reads `Action` or `NotAction`, `Resource` or `NotResource`; `undefined` where there is neither. */
function readPatterns(
  reader: PolicyReader,
  statement: JsonObject,
  name: keyof typeof patternMembers,
  member: (name: Grammar['members'][number]) => JsonValue | undefined,
  grammar: Grammar,
): PatternSet | undefined {
  const included = member(name);
  const excluded = member(`Not${name}`);
  if (included !== undefined && excluded !== undefined) {
    reader.report(statement, `${name} and Not${name} exclude each other. Take one of them away.`);
  }
  const { problem, what, most } = patternMembers[name];
  let patterns: PatternSet | undefined;
  for (const [except, value] of [
    [true, excluded],
    [false, included],
  ] as const) {
    if (value === undefined) continue;
    const texts = listOf(reader, value, grammar, what, most(grammar)).flatMap((item) => {
      const text = reader.string(item, `a string in the list of ${what}`)?.text;
      if (text === undefined) return [];
      const message = problem(text, grammar);
      if (message !== undefined) reader.report(item, message);
      return [text];
    });
    patterns = { except, patterns: texts };
  }
  return patterns;
}
