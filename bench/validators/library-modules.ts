import type { Kind } from './kind.ts';

/** A module that checks with zod. */
export function zodModule({ zod }: Kind): string {
  return `import * as z from 'zod';\n${zod}\nexport const check = (value) => schema.safeParse(value).success;`;
}

/** A module that checks with valibot. */
export function valibotModule({ valibot }: Kind): string {
  return `import * as v from 'valibot';\n${valibot}\nexport const check = (value) => v.is(schema, value);`;
}
