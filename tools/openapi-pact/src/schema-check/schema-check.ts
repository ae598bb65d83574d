import { isObject, type Json, type Model, type Schema, type SchemaObject } from '@opendas/openapi-model';
import { createComponentSchemas } from '../component-schemas.ts';
import { applicatorKeywords } from './applicator-keywords.ts';
import { arrayKeywords } from './array-keywords.ts';
import { objectKeywords } from './object-keywords.ts';
import { markedMembers } from './required-members.ts';
import { scalarKeywords } from './scalar-keywords.ts';
import { checkInner, complain, isDone, type Evaluated, type Keyword, type Run, type Site } from './site.ts';

/** Where a value stands: what is read-only is not required in a request, what is write-only not in a response. */
export type Direction = 'request' | 'response';

/** Says what is wrong with a value; nothing where it fits. */
export type SchemaCheck = (schema: Schema, value: Json, direction?: Direction) => readonly string[];

/** How a check goes about formats. */
export interface SchemaCheckOptions {
  /** Whether a text must have its format. Default: `false`, formats are annotations (Validation 2020-12 §7.2.1). */
  readonly formats?: boolean;
  /** Whether the first thing that is wrong is enough. Default: `false`, everything is found. */
  readonly stopsAtFirst?: boolean;
}

const keywords: ReadonlyMap<string, Keyword> = new Map([
  ...applicatorKeywords,
  ...arrayKeywords,
  ...objectKeywords,
  ...scalarKeywords,
]);

const marks = { request: 'readOnly', response: 'writeOnly' } as const;

/** A schema that refers to itself without looking into the value would never end. */
const mostHops = 200;

/**
 * Checks values against schemas of a document (JSON Schema 2020-12, as the model gives it: every reference is one to a component).
 *
 * It walks through the schema with the value. Compiling, as Ajv does, takes seconds for a document of hundreds of schemas of
 * which each is asked a few times.
 */
export function createSchemaCheck({ schemas }: Pick<Model, 'schemas'>, options: SchemaCheckOptions = {}): SchemaCheck {
  const components = createComponentSchemas(schemas);
  const regexes = new Map<string, RegExp | undefined>();
  const marked = {
    readOnly: new Map<Schema, ReadonlySet<string>>(),
    writeOnly: new Map<Schema, ReadonlySet<string>>(),
  };

  const notRequired = (schema: SchemaObject, site: Site): ReadonlySet<string> => {
    const { mark } = site.run;
    if (mark === undefined) return site.notRequired;
    let own = marked[mark].get(schema);
    if (own === undefined) {
      own = new Set(markedMembers(schema, mark, components));
      marked[mark].set(schema, own);
    }
    if (own.size === 0) return site.notRequired;
    return site.notRequired.size === 0 ? own : new Set([...own, ...site.notRequired]);
  };

  const evaluate = (schema: Schema, around: Site): void => {
    if (typeof schema === 'boolean') {
      if (!schema) complain(around, 'boolean schema is false');
      return;
    }
    if (around.hops > mostHops) return;
    const asks = schema['unevaluatedProperties'] !== undefined || schema['unevaluatedItems'] !== undefined;
    // What the schema beside this one has looked at does not count here (Core 2020-12 §11.3).
    const evaluated: Evaluated | undefined = asks ? new Set() : around.evaluated;
    const site: Site = { ...around, evaluated, notRequired: notRequired(schema, around) };
    for (const keyword of Object.keys(schema)) {
      if (isDone(site)) return;
      const operand = schema[keyword];
      if (operand !== undefined) keywords.get(keyword)?.(operand, site, schema);
    }
    if (asks) {
      checkUnevaluated(schema, site);
      for (const name of evaluated ?? []) around.evaluated?.add(name);
    }
  };

  return (schema, value, direction) => {
    const mark = direction === undefined ? undefined : marks[direction];
    const run: Run = { components, mark, formats: options.formats === true, regexes, evaluate };
    const complaints: string[] = [];
    evaluate(schema, {
      value,
      path: '',
      complaints,
      stopsAtFirst: options.stopsAtFirst === true,
      evaluated: undefined,
      notRequired: new Set(),
      hops: 0,
      run,
    });
    return complaints;
  };
}

/** `unevaluatedItems` and `unevaluatedProperties` look at what nothing else in the schema has looked at (Core 2020-12 §11). */
function checkUnevaluated(schema: SchemaObject, site: Site): void {
  const { value, evaluated } = site;
  const { unevaluatedItems: items, unevaluatedProperties: members } = schema;
  if (items !== undefined && Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) {
      if (evaluated?.has(index) !== true) checkInner(site, items as Schema, item, index);
    }
  }
  if (members !== undefined && isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      if (evaluated?.has(name) !== true) checkInner(site, members as Schema, member, name);
    }
  }
}
