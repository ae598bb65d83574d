import { isObject, type Json } from '@opendas/openapi-model';
import { fitsFormat } from '../string-formats.ts';
import { isMultipleOf } from './multiple-of.ts';
import { regexOf } from './regex.ts';
import { sameJson } from './same-json.ts';
import { complain, type Keyword, type Site } from './site.ts';

type TypeTest = (value: Json) => boolean;

/** Types of JSON Schema (Core 2020-12 §4.2.1); 1.0 is an integer. */
const types: ReadonlyMap<string, TypeTest> = new Map<string, TypeTest>([
  ['null', (value) => value === null],
  ['boolean', (value) => typeof value === 'boolean'],
  ['string', (value) => typeof value === 'string'],
  ['number', (value) => typeof value === 'number'],
  ['integer', (value) => Number.isInteger(value)],
  ['array', (value) => Array.isArray(value)],
  ['object', (value) => isObject(value)],
]);

/** Keywords about a value that has no parts, or about the value as a whole (Validation 2020-12 §6.1 to §6.3, §7). */
export const scalarKeywords: readonly (readonly [string, Keyword])[] = [
  [
    'type',
    (operand, site) => {
      const names = (Array.isArray(operand) ? operand : [operand]) as readonly Json[];
      const fits = names.some((name) => typeof name === 'string' && (types.get(name)?.(site.value) ?? true));
      if (!fits) complain(site, `must be ${names.map(String).join(',')}`);
    },
  ],
  [
    'enum',
    (operand, site) => {
      if (Array.isArray(operand) && !(operand as readonly Json[]).some((entry) => sameJson(entry, site.value))) {
        complain(site, 'must be equal to one of the allowed values');
      }
    },
  ],
  [
    'const',
    (operand, site) => {
      if (!sameJson(operand, site.value)) complain(site, 'must be equal to constant');
    },
  ],
  ['minimum', limit((value, operand) => value >= operand, '>=')],
  ['maximum', limit((value, operand) => value <= operand, '<=')],
  ['exclusiveMinimum', limit((value, operand) => value > operand, '>')],
  ['exclusiveMaximum', limit((value, operand) => value < operand, '<')],
  [
    'multipleOf',
    (operand, site) => {
      if (typeof operand !== 'number' || typeof site.value !== 'number' || operand <= 0) return;
      if (!isMultipleOf(site.value, operand)) complain(site, `must be multiple of ${operand}`);
    },
  ],
  [
    'minLength',
    (operand, site) => {
      const length = lengthOf(site);
      if (length !== undefined && typeof operand === 'number' && length < operand) {
        complain(site, `must NOT have fewer than ${operand} characters`);
      }
    },
  ],
  [
    'maxLength',
    (operand, site) => {
      const length = lengthOf(site);
      if (length !== undefined && typeof operand === 'number' && length > operand) {
        complain(site, `must NOT have more than ${operand} characters`);
      }
    },
  ],
  [
    'pattern',
    (operand, site) => {
      if (typeof operand !== 'string' || typeof site.value !== 'string') return;
      if (regexOf(operand, site.run.regexes)?.test(site.value) === false) {
        complain(site, `must match pattern "${operand}"`);
      }
    },
  ],
  [
    'format',
    (operand, site) => {
      if (!site.run.formats || typeof operand !== 'string') return;
      if (!fitsFormat(operand, site.value)) complain(site, `must match format "${operand}"`);
    },
  ],
];

function limit(holds: (value: number, operand: number) => boolean, sign: string): Keyword {
  return (operand, site) => {
    if (typeof operand !== 'number' || typeof site.value !== 'number') return;
    if (!holds(site.value, operand)) complain(site, `must be ${sign} ${operand}`);
  };
}

/** Characters are code points (Validation 2020-12 §6.3.1). */
function lengthOf({ value }: Site): number | undefined {
  return typeof value === 'string' ? Array.from(value).length : undefined;
}
