/**
 * A second evaluator, for tests: reads policies as plain JSON and does what the documentation says word by word, with regular
 * expressions and no preparation. It shares no code with the package.
 */
import type { AccessRequest } from '../src/index.ts';
import { wildcardOracle } from './wildcard-oracle.ts';

type OneOrMore<Value> = Value | readonly Value[];

export interface RawStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: OneOrMore<string>;
  readonly NotAction?: OneOrMore<string>;
  readonly Resource?: OneOrMore<string>;
  readonly NotResource?: OneOrMore<string>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore<string | number | boolean>>>>>;
}

export interface RawPolicy {
  readonly Version: '1.1' | '5.0';
  readonly Statement: readonly RawStatement[];
}

export interface RawPolicies {
  readonly identity: readonly RawPolicy[];
  readonly serviceControl: readonly (readonly RawPolicy[])[];
  readonly root?: boolean;
}

/** Default deny; a Deny wins; each level of SCPs must allow; then an identity policy must. */
export function bruteForce(request: AccessRequest, policies: RawPolicies): 'allow' | 'explicitDeny' | 'implicitDeny' {
  const has = (effect: RawStatement['Effect'], of: readonly RawPolicy[]): boolean =>
    of.some(({ Version, Statement }) =>
      Statement.some((statement) => statement.Effect === effect && bruteForceMatches(request, Version, statement)),
    );
  const identity = policies.root === true ? [] : policies.identity;
  if (has('Deny', [...identity, ...policies.serviceControl.flat()])) return 'explicitDeny';
  if (!policies.serviceControl.every((level) => has('Allow', level))) return 'implicitDeny';
  return policies.root === true || has('Allow', identity) ? 'allow' : 'implicitDeny';
}

/** Whether action, resource and all conditions are as the statement says. */
export function bruteForceMatches(request: AccessRequest, version: string, statement: RawStatement): boolean {
  const {
    Action,
    NotAction,
    Resource = statement.NotResource === undefined ? '*' : undefined,
    NotResource,
  } = statement;
  const covers = (patterns: OneOrMore<string>): boolean =>
    list(patterns).some((pattern) => {
      const form = wildcardOracle(pattern.toUpperCase());
      if (version === '5.0') return form.test(request.action.toUpperCase());
      const itself = pattern.includes('*') && form.test(request.action.toUpperCase());
      return itself || (request.aliases ?? []).some((alias) => form.test(alias.toUpperCase()));
    });
  const isAt = (patterns: OneOrMore<string>): boolean =>
    list(patterns).some((pattern) => wildcardOracle(pattern).test(request.resource));
  return (
    (Action === undefined || covers(Action)) &&
    (NotAction === undefined || !covers(NotAction)) &&
    (Resource === undefined || isAt(Resource)) &&
    (NotResource === undefined || !isAt(NotResource)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => conditionHolds(request, operator, key, list(values).map(String))),
    )
  );
}

function conditionHolds(request: AccessRequest, operator: string, key: string, values: readonly string[]): boolean {
  const found = Object.entries(request.context)
    .filter(([name]) => name.toLowerCase() === key.toLowerCase())
    .flatMap(([, value]) => (typeof value === 'object' ? value.map(String) : [String(value)]));
  const [, qualifier, name = '', ifExists] = /^(ForAllValues:|ForAnyValue:)?(.*?)(IfExists)?$/.exec(operator) ?? [];
  if (name === 'Null') return values.some((value) => (value.toLowerCase() === 'true') === (found.length === 0));
  const isNegated = name.includes('Not');
  if (found.length === 0) return ifExists !== undefined || isNegated;
  const fits = (text: string): boolean => values.some((value) => compare(name, text, value)) !== isNegated;
  if (qualifier === 'ForAllValues:') return found.every(fits);
  if (qualifier === 'ForAnyValue:') return found.some(fits);
  return isNegated ? !found.some((text) => !fits(text)) : found.some(fits);
}

function compare(name: string, text: string, value: string): boolean {
  const plain = name.replace('Not', '');
  if (plain === 'StringEquals') return text === value;
  if (plain === 'StringEqualsIgnoreCase') return text.toLowerCase() === value.toLowerCase();
  if (plain === 'StringMatch') return wildcardOracle(value).test(text);
  if (plain === 'StringStartWith') return text.slice(0, value.length) === value;
  if (plain === 'StringEndWith') return text.length >= value.length && text.slice(text.length - value.length) === value;
  if (plain === 'Bool') return /^(true|false)$/i.test(text) && text.toLowerCase() === value.toLowerCase();
  const read = plain.startsWith('Date') ? instant : decimal;
  const [one, other] = [read(text), read(value)];
  if (plain.endsWith('LessThan')) return one < other;
  if (plain.endsWith('LessThanEquals')) return one <= other;
  if (plain.endsWith('GreaterThan')) return one > other;
  if (plain.endsWith('GreaterThanEquals')) return one >= other;
  if (plain === 'NumberEquals') return one === other;
  throw new Error(`The tests have an operator that is not documented: ${name}`);
}

function decimal(text: string): number {
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number.parseFloat(text) : NaN;
}

/** Days and instants of ISO 8601 in UTC; the tests have no days such as February 30. */
function instant(text: string): number {
  return /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?Z)?$/.test(text) ? Date.parse(text) : NaN;
}

function list<Value>(value: OneOrMore<Value>): readonly Value[] {
  // A check at run time stands behind this cast; TypeScript does not narrow readonly arrays.
  return Array.isArray(value) ? (value as readonly Value[]) : [value as Value];
}
