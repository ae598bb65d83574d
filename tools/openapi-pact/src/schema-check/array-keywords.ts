import type { Json, Schema } from '@opendas/openapi-model';
import { sameJson } from './same-json.ts';
import { checkInner, complain, isDone, type Keyword, type Site } from './site.ts';

/** Keywords about arrays (Core 2020-12 §10.3.1, Validation §6.4). */
export const arrayKeywords: readonly (readonly [string, Keyword])[] = [
  [
    'prefixItems',
    (operand, site) => {
      if (!Array.isArray(operand)) return;
      const schemas = operand as readonly Schema[];
      for (const [index, item] of itemsOf(site).slice(0, schemas.length).entries()) {
        checkInner(site, schemas[index] ?? true, item, index);
      }
    },
  ],
  [
    'items',
    (operand, site, { prefixItems }) => {
      const first = Array.isArray(prefixItems) ? prefixItems.length : 0;
      for (const [index, item] of itemsOf(site).entries()) {
        if (isDone(site)) return;
        if (index >= first) checkInner(site, operand as Schema, item, index);
      }
    },
  ],
  [
    'contains',
    (operand, site, { minContains, maxContains }) => {
      if (!Array.isArray(site.value)) return;
      const found = itemsOf(site).filter((item, index) => {
        const inner: Site = { ...site, complaints: [], evaluated: undefined };
        checkInner(inner, operand as Schema, item, index);
        if (inner.complaints.length === 0) site.evaluated?.add(index);
        return inner.complaints.length === 0;
      }).length;
      const least = typeof minContains === 'number' ? minContains : 1;
      if (found < least) complain(site, `must contain at least ${least} valid item(s)`);
      if (typeof maxContains === 'number' && found > maxContains) {
        complain(site, `must contain at most ${maxContains} valid item(s)`);
      }
    },
  ],
  [
    'minItems',
    (operand, site) => {
      if (Array.isArray(site.value) && typeof operand === 'number' && site.value.length < operand) {
        complain(site, `must NOT have fewer than ${operand} items`);
      }
    },
  ],
  [
    'maxItems',
    (operand, site) => {
      if (Array.isArray(site.value) && typeof operand === 'number' && site.value.length > operand) {
        complain(site, `must NOT have more than ${operand} items`);
      }
    },
  ],
  [
    'uniqueItems',
    (operand, site) => {
      const items = itemsOf(site);
      if (operand !== true || areUnique(items)) return;
      complain(site, 'must NOT have duplicate items');
    },
  ],
];

function itemsOf({ value }: Site): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function areUnique(items: readonly Json[]): boolean {
  const scalars = new Set<Json>();
  const others: Json[] = [];
  for (const item of items) {
    if (typeof item === 'object' && item !== null) {
      if (others.some((other) => sameJson(other, item))) return false;
      others.push(item);
    } else {
      if (scalars.has(item)) return false;
      scalars.add(item);
    }
  }
  return true;
}
