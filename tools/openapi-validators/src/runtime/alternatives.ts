import { isJsonObject, readMember } from './json-value.ts';
import type { Pass } from './rule.ts';
import type { RuntimeSchema, RuntimeSchemaObject } from './schema.ts';
import { objectAlternatives, partsOf } from './tags.ts';
import { allowsType, another, foundType } from './value-type.ts';
import { isRequired, oneOf } from './words.ts';

type AlternativesKeyword = 'anyOf' | 'oneOf';
type Alternatives = readonly RuntimeSchema[];

/**
 * Checks `anyOf` or `oneOf`. Where the type of a value, or a member of an object, leaves one alternative, the mistakes are those that the
 * value makes in that one. Else they are counted: which of them is meant is not known.
 */
export function checkAlternatives(
  keyword: AlternativesKeyword,
  alternatives: Alternatives,
  value: unknown,
  pass: Pass,
  schema: RuntimeSchemaObject,
): boolean {
  if (!isJsonObject(value)) {
    const possible = alternatives.filter((alternative) => isOfType(alternative, value));
    return checkPossible(keyword, possible, value, pass);
  }
  const { possible, tag } = objectAlternatives(alternatives);
  const given = tag && readMember(value, tag.name);
  if (tag === undefined || (given === undefined && !tag.isRequired)) {
    const named = namedByDiscriminator(alternatives, value, schema);
    return checkPossible(keyword, possible, value, pass, named);
  }
  const meant = tag.alternatives.get(given);
  // No other alternative allows what the member says.
  if (meant !== undefined) return pass.visit(meant, value);
  return given === undefined
    ? pass.mistake('required', () => isRequired, tag.name)
    : pass.mistake(keyword, () => ({ expected: oneOf([...tag.alternatives.keys()]), found: another(given) }), tag.name);
}

/** @param named - the alternative that is meant where the value fits none */
function checkPossible(
  keyword: AlternativesKeyword,
  possible: Alternatives,
  value: unknown,
  pass: Pass,
  named?: RuntimeSchema,
): boolean {
  const [only, other] = possible;
  if (only !== undefined && other === undefined) return pass.visit(only, value);
  const fitting =
    keyword === 'anyOf'
      ? Number(possible.some((alternative) => pass.fits(alternative, value)))
      : possible.filter((alternative) => pass.fits(alternative, value)).length;
  if (fitting === 1) return true;
  if (fitting === 0 && named !== undefined && pass.hasTime()) return pass.visit(named, value);
  return pass.mistake(keyword, () => ({
    expected: `a value that fits ${keyword === 'anyOf' ? 'one' : 'exactly one'} of the alternatives`,
    found: `${foundType(value)} that fits ${fitting === 0 && keyword === 'anyOf' ? 'none' : fitting}`,
  }));
}

function isOfType(schema: RuntimeSchema, value: unknown): boolean {
  return schema !== false && partsOf(schema).every((part) => allowsType(part, value));
}

/** The alternative that the Discriminator Object names (OpenAPI 3.1 §4.8.25). It only says which is meant: others may be fit as well. */
function namedByDiscriminator(
  alternatives: Alternatives,
  value: Readonly<Record<string, unknown>>,
  { discriminator }: RuntimeSchemaObject,
): RuntimeSchema | undefined {
  if (discriminator === undefined) return undefined;
  const name = readMember(value, discriminator.name);
  const indexes = discriminator.alternatives;
  const index = typeof name === 'string' && Object.hasOwn(indexes, name) ? indexes[name] : undefined;
  return index === undefined ? undefined : alternatives[index];
}
