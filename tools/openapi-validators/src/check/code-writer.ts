import { isObject, type Json, type Schema, type SchemaObject } from '@opendas/openapi-model';
import type { StatementTemplate } from './statement-template.ts';

/** What the code of one module shares: names that are not taken, and declarations that stand before the functions. */
export interface ModuleScope {
  /** Name of the function that checks the schema that a reference points to. */
  functionOf(reference: string): string;
  /** The schema that a reference points to. */
  schemaOf(reference: string): Schema;
  /** Name of a constant with this initialiser; equal initialisers share one. */
  constant(prefix: string, initialiser: string): string;
  /** Declares a function that checks a schema and gives its name; equal schemas share one. */
  declare(schema: Schema): string;
  /** The template of the statements for a schema, if there is one; equal schemas share it. */
  template(schema: SchemaObject, make: () => StatementTemplate | undefined): StatementTemplate | undefined;
  /**
   * Declares a function that collects what a schema evaluates (`unevaluatedProperties`, `unevaluatedItems`) and gives its name.
   *
   * @param write - gives the statements for the names of the value and of the set; `undefined` where the schema evaluates nothing
   */
  collector(
    kind: 'members' | 'items',
    schema: Schema,
    write: (value: string, seen: string) => readonly string[] | undefined,
  ): string | undefined;
  /** Notes that the code uses this export of a file of the runtime, and gives the name that it has in the module. */
  runtime(name: string, file?: string): string;
  /** The name of the format of a schema, where it is checked. */
  format(schema: SchemaObject): string | undefined;
}

/** Where the statements of one function are written. */
export interface FunctionScope {
  readonly module: ModuleScope;
  /** A name for a local variable that is not taken in the function. */
  local(prefix: string): string;
  /** Statements, each complete, that end the function with `false` where a value does not fit a schema. */
  check(schema: Json | undefined, value: string): readonly string[];
}

/** A statement that ends the check where a condition holds. */
export function failIf(condition: string): string {
  return `if (${condition}) return false;`;
}

/** Statements that end the check where a condition does not hold; a condition that is `true` or `false` is decided here. */
export function failUnless(condition: string): readonly string[] {
  if (condition === 'true') return [];
  return condition === 'false' ? ['return false;'] : [failIf(`!(${condition})`)];
}

/** A statement that has others in it: `if (…)` or a loop. */
export function block(head: string, statements: readonly string[]): string {
  return statements.length === 0 ? `${head} {\n}` : `${head} {\n${statements.join('\n')}\n}`;
}

/** The statements up to the first that ends the check whatever the value is: nothing after it is reached. */
export function reachable(statements: readonly string[]): readonly string[] {
  const end = statements.indexOf('return false;');
  return end === -1 ? statements : statements.slice(0, end + 1);
}

/** Whether statements read a variable. */
export function reads(statements: readonly string[], name: string): boolean {
  return statements.some((statement) => mentions(statement, name));
}

/** Whether a name stands in a text, and is no part of a longer one. A search like that takes a fraction of what a regular expression for each name does. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!isNamePart(text, at - 1) && !isNamePart(text, at + name.length)) return true;
  }
  return false;
}

function isNamePart(text: string, at: number): boolean {
  return /^[\w$]/.test(text.charAt(at));
}

/** A condition that holds where one of several does. */
export function anyOf(conditions: readonly string[]): string {
  if (conditions.includes('true')) return 'true';
  return [...new Set(conditions)].filter((condition) => condition !== 'false').join(' || ') || 'false';
}

/** Source text of a JSON value or a name. */
export function literal(value: Json): string {
  // Nearly all names are as they stand, and there are very many.
  if (typeof value === 'string' && /^[\w $.:/-]*$/.test(value)) return `"${value}"`;
  // JSON is a part of the language (ECMAScript 2019).
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => literal(item)).join(',')}]`;
  return `{${Object.entries(value)
    .map(([name, member]: [string, Json]) => `${memberName(name)}:${literal(member)}`)
    .join(',')}}`;
}

/** Source text of a name in an object literal. One called __proto__ is computed: written plainly, it would set the prototype (ECMAScript §B.3.1). */
export function memberName(name: string): string {
  return name === '__proto__' ? '["__proto__"]' : literal(name);
}

/** The schema in a keyword whose form has been checked; everything fits where there is none. */
export function asSchema(value: Json | undefined): Schema {
  return isObject(value) || typeof value === 'boolean' ? value : true;
}
