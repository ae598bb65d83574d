import type { Json, Schema, SchemaObject } from '@opendas/openapi-model';
import type { ComponentSchemas } from '../component-schemas.ts';

/** Names of members and indexes of items that a schema has looked at (JSON Schema Core 2020-12 §7.7). */
export type Evaluated = Set<string | number>;

/** One value before one schema. */
export interface Site {
  readonly value: Json;
  /** JSON Pointer to the value; empty for the whole. */
  readonly path: string;
  /** Takes what is wrong. */
  readonly complaints: string[];
  /** Whether the first complaint is enough. */
  readonly stopsAtFirst: boolean;
  /** Takes what was looked at; missing where no keyword around asks for it. */
  readonly evaluated: Evaluated | undefined;
  /** Members that a schema around this one, for the same value, marks as not required. */
  readonly notRequired: ReadonlySet<string>;
  /** References and combinations between the value and this schema; a schema that leads back to itself ends by it. */
  readonly hops: number;
  readonly run: Run;
}

/** What stays the same in one check. */
export interface Run {
  readonly components: ComponentSchemas;
  /** `readOnly` in requests, `writeOnly` in responses: members with this mark are not required. */
  readonly mark: 'readOnly' | 'writeOnly' | undefined;
  /** Whether formats are more than annotations. */
  readonly formats: boolean;
  readonly regexes: Map<string, RegExp | undefined>;
  readonly evaluate: (schema: Schema, site: Site) => void;
}

/** Checks one keyword: its own value, in the schema it stands in. */
export type Keyword = (operand: Json, site: Site, schema: SchemaObject) => void;

/** Whether nothing more that is wrong has to be found. */
export function isDone({ stopsAtFirst, complaints }: Site): boolean {
  return stopsAtFirst && complaints.length > 0;
}

/** Adds what is wrong with the value, as a sentence without its subject. */
export function complain({ path, complaints }: Site, message: string): void {
  complaints.push(`${path === '' ? 'the value' : path} ${message}`);
}

/** Checks a member or an item by a schema of its own. */
export function checkInner(site: Site, schema: Schema, value: Json, name: string | number): void {
  site.evaluated?.add(name);
  if (schema === true) return;
  site.run.evaluate(schema, {
    value,
    path: `${site.path}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    complaints: site.complaints,
    stopsAtFirst: site.stopsAtFirst,
    evaluated: undefined,
    notRequired: none,
    hops: 0,
    run: site.run,
  });
}

/** Checks the same value by another schema; what that one looked at counts where it fits. */
export function checkAlternative(site: Site, schema: Schema): readonly string[] {
  const complaints: string[] = [];
  const evaluated: Evaluated | undefined = site.evaluated === undefined ? undefined : new Set();
  const hops = site.hops + 1;
  site.run.evaluate(schema, { ...site, complaints, stopsAtFirst: true, evaluated, notRequired: none, hops });
  if (complaints.length === 0) for (const name of evaluated ?? []) site.evaluated?.add(name);
  return complaints;
}

const none: ReadonlySet<string> = new Set();
