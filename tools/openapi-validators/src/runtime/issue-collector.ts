import { anyRules } from './any-rules.ts';
import { arrayRules } from './array-rules.ts';
import type { Issue } from './issue.ts';
import { isJsonObject } from './json-value.ts';
import { numberRules } from './number-rules.ts';
import { objectRules } from './object-rules.ts';
import type { Keyword, Pass, Rules, Words } from './rule.ts';
import type { RuntimeSchema, RuntimeSchemaObject } from './schema.ts';
import { isSecretPlace } from './secret-place.ts';
import { stringRules } from './string-rules.ts';
import { allowsType, foundType, typeInWords } from './value-type.ts';

/** Everything in which a value does not fit a schema, in the order of the schema. */
export function collectIssues(schema: RuntimeSchema, value: unknown): readonly Issue[] {
  const collector = new Collector(schema);
  // What the compiled check says of the whole is known.
  if (typeof schema === 'boolean') collector.visit(schema, value);
  else collector.read(schema, value);
  return collector.issues;
}

/** Whether a value fits: the compiled check where there is one, else the rules up to the first mistake. */
function fits(schema: RuntimeSchema, value: unknown): boolean {
  const target = resolved(schema);
  if (typeof target === 'boolean') return target;
  return target.check === undefined ? applyRules(target, value, judge) : target.check(value);
}

/** What a schema that is a reference and nothing else refers to; else the schema. */
function resolved(schema: RuntimeSchema): RuntimeSchema {
  if (typeof schema === 'boolean' || schema.$ref === undefined) return schema;
  for (const keyword in schema) if (keyword !== '$ref') return schema;
  return resolved(schema.$ref());
}

/** A pass that ends with the first mistake. */
const judge: Pass = {
  visit: fits,
  below: (_, schema, value) => fits(schema, value),
  mistake: () => false,
  wrongNumber: () => false,
  fits,
  checkOf: () => undefined,
  hasTime: () => false,
};

/** As deep as that, compiled checks are asked at every level; from there on where the depth has doubled. */
const deep = 8;

/** A pass that notes every mistake. */
class Collector implements Pass {
  readonly issues: Issue[] = [];
  readonly fits = fits;
  readonly #root: RuntimeSchema;
  /** The way to the value. */
  readonly #path: (string | number)[] = [];
  /** How many schemas with a compiled check the value has been led through. */
  #depth = 0;

  constructor(root: RuntimeSchema) {
    this.#root = root;
  }

  visit(schema: RuntimeSchema, value: unknown): boolean {
    const target = resolved(schema);
    if (typeof target === 'boolean')
      return target || this.mistake('false', () => ({ expected: 'no value', message: 'expected no value here' }));
    if (target.check === undefined) return this.read(target, value);
    if (this.#isDue() && target.check(value)) return true;
    this.#depth += 1;
    this.read(target, value);
    this.#depth -= 1;
    return true;
  }

  checkOf(schema: RuntimeSchema): RuntimeSchemaObject['check'] {
    const target = resolved(schema);
    return typeof target === 'object' && this.#isDue() ? target.check : undefined;
  }

  /** Reads the keywords of a schema. */
  read(schema: RuntimeSchemaObject, value: unknown): boolean {
    return applyRules(schema, value, this);
  }

  below(step: string | number, schema: RuntimeSchema, value: unknown): boolean {
    this.#path.push(step);
    this.visit(schema, value);
    this.#path.pop();
    return true;
  }

  mistake(keyword: Keyword | 'false', words: () => Words, step?: string): boolean {
    const { expected, ...others } = words();
    const message = 'message' in others ? others.message : `expected ${expected}, got ${others.found}`;
    this.issues.push({
      path: step === undefined ? [...this.#path] : [...this.#path, step],
      keyword,
      expected,
      message,
    });
    return true;
  }

  wrongNumber(keyword: Keyword, expected: () => string, found: number, what: string): boolean {
    return this.mistake(keyword, () => ({
      expected: expected(),
      found: isSecretPlace(this.#root, this.#path) ? `another ${what}` : String(found),
    }));
  }

  hasTime(): boolean {
    return this.#depth < deep;
  }

  /** A check that fails at every level of a value would take the square of its depth. */
  #isDue(): boolean {
    return this.#depth < deep || Number.isInteger(Math.log2(this.#depth));
  }
}

/** A rule whose keyword and value are known to belong together. */
type AnyRule = (limit: unknown, value: unknown, pass: Pass, schema: RuntimeSchemaObject) => boolean;
type RuleTable = Readonly<Partial<Record<string, AnyRule>>>;

/** The rules for values of a type. `applyRules` gives them no others. */
function table<V>(rules: Rules<V>): RuleTable {
  return { ...anyRules, ...rules } as RuleTable;
}

const tables = {
  string: /* @__PURE__ */ table(stringRules),
  number: /* @__PURE__ */ table(numberRules),
  array: /* @__PURE__ */ table(arrayRules),
  object: /* @__PURE__ */ table(objectRules),
  other: /* @__PURE__ */ table({}),
};

function tableFor(value: unknown): RuleTable {
  if (typeof value === 'string') return tables.string;
  // What JSON cannot say, NaN and the infinities, is no number to the keywords of numbers.
  if (Number.isFinite(value)) return tables.number;
  if (Array.isArray(value)) return tables.array;
  return isJsonObject(value) ? tables.object : tables.other;
}

/** Checks a value with the keywords of a schema in their order, with the reference and the type before. */
function applyRules(schema: RuntimeSchemaObject, value: unknown, pass: Pass): boolean {
  const { $ref } = schema;
  if ($ref !== undefined && !pass.visit($ref(), value)) return false;
  // Nothing else that could be said about a value of another type would help.
  if (!allowsType(schema, value)) return pass.mistake('type', () => typeMistake(schema, value));
  const rules = tableFor(value);
  for (const keyword in schema) {
    const rule = rules[keyword];
    if (rule !== undefined && !rule(schema[keyword as Keyword], value, pass, schema)) return false;
  }
  return true;
}

/** `x-expected` of text says how it is written, which does not help whoever sends none; of a number, what it counts. */
function typeMistake({ type = [], 'x-expected': told }: RuntimeSchemaObject, value: unknown): Words {
  const wanted = typeof type === 'string' ? [type] : type;
  const words = wanted.map(typeInWords).join(' or ');
  return { expected: wanted.includes('string') ? words : (told ?? words), found: foundType(value) };
}
