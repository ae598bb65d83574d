import type { Schema } from '@opendas/openapi-model';
import { checkAlternative, complain, type Keyword } from './site.ts';

/** Keywords that apply other schemas to the same value (Core 2020-12 §8.2.3.1, §10.2). */
export const applicatorKeywords: readonly (readonly [string, Keyword])[] = [
  [
    '$ref',
    (operand, site) => {
      const schema = typeof operand === 'string' ? site.run.components.schemaOf(operand) : undefined;
      if (schema !== undefined) site.run.evaluate(schema, { ...site, hops: site.hops + 1 });
    },
  ],
  [
    'allOf',
    (operand, site) => {
      for (const schema of schemasOf(operand)) site.run.evaluate(schema, { ...site, hops: site.hops + 1 });
    },
  ],
  [
    'anyOf',
    (operand, site) => {
      const all = schemasOf(operand);
      // Every alternative that fits has looked at members: none can be left out.
      const results = site.evaluated === undefined ? undefined : all.map((schema) => checkAlternative(site, schema));
      const fits =
        results?.some((result) => result.length === 0) ??
        all.some((schema) => checkAlternative(site, schema).length === 0);
      if (!fits) complain(site, 'must match a schema in anyOf');
    },
  ],
  [
    'oneOf',
    (operand, site) => {
      const fitting = schemasOf(operand).filter((schema) => checkAlternative(site, schema).length === 0);
      if (fitting.length !== 1) complain(site, 'must match exactly one schema in oneOf');
    },
  ],
  [
    'not',
    (operand, site) => {
      if (checkAlternative({ ...site, evaluated: undefined }, operand as Schema).length === 0) {
        complain(site, 'must NOT be valid');
      }
    },
  ],
  [
    'if',
    (operand, site, schema) => {
      const branch = checkAlternative(site, operand as Schema).length === 0 ? 'then' : 'else';
      const chosen = schema[branch];
      if (chosen !== undefined) site.complaints.push(...checkAlternative(site, chosen as Schema));
    },
  ],
];

/** What stands in these keywords of a document that was read are schemas. */
function schemasOf(operand: unknown): readonly Schema[] {
  return Array.isArray(operand) ? (operand as readonly Schema[]) : [];
}
