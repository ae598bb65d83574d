import { isMultipleOf } from './json-value.ts';
import type { Rules } from './rule.ts';

/** Keywords of numbers (JSON Schema Validation §6.2). */
export const numberRules: Rules<number> = {
  minimum: (least, value, pass) =>
    value >= least || pass.wrongNumber('minimum', () => `${least} or more`, value, 'number'),
  maximum: (most, value, pass) =>
    value <= most || pass.wrongNumber('maximum', () => `${most} or less`, value, 'number'),
  exclusiveMinimum: (bound, value, pass) =>
    value > bound || pass.wrongNumber('exclusiveMinimum', () => `more than ${bound}`, value, 'number'),
  exclusiveMaximum: (bound, value, pass) =>
    value < bound || pass.wrongNumber('exclusiveMaximum', () => `less than ${bound}`, value, 'number'),
  multipleOf: (divisor, value, pass) =>
    isMultipleOf(value, divisor) || pass.wrongNumber('multipleOf', () => `a multiple of ${divisor}`, value, 'number'),
};
