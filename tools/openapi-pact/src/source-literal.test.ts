import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '@opendas/openapi-model';
import { sourceLiteral } from './source-literal.ts';

describe('a literal', () => {
  it('has every member as its own', () => {
    const value = JSON.parse('{"a":{"__proto__":{"b":"\\n\\"__proto__\\": "}}}') as Json;
    expect(sourceLiteral(value)).toBe(
      '{\n  "a": {\n    ["__proto__"]: {\n      "b": "\\n\\"__proto__\\": "\n    }\n  }\n}',
    );
  });

  it('is its value', async () => {
    const name = fc.oneof(fc.string(), fc.constant('__proto__'));
    const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.array(tie('value')),
        fc.array(fc.tuple(name, tie('value'))).map((entries) => Object.fromEntries(entries)),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        const plain = JSON.stringify(value);
        const source = `data:text/javascript,${encodeURIComponent(`export default ${sourceLiteral(JSON.parse(plain) as Json)};`)}`;
        const module = (await import(/* @vite-ignore */ source)) as { readonly default: unknown };
        return JSON.stringify(module.default) === plain;
      }),
      { numRuns: 100 },
    );
  });
});
