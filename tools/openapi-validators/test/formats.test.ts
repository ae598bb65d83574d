import { createModel, type Json } from '@opendas/openapi-model';
import { emitValidators, outputFiles } from '@opendas/openapi-validators';
import { expect, it } from 'vitest';
import { compile, documentOf } from './compile.ts';

const schemas: { readonly [name: string]: Json } = {
  Date: { type: 'string', format: 'date' },
  Either: { anyOf: [{ type: 'string', format: 'ipv4' }, { type: 'null' }] },
  Any: { format: 'uuid' },
  Told: { format: 'date', 'x-expected': 'a day' },
  Unknown: { type: 'string', format: 'colour' },
  Excluded: { not: { format: 'email' } },
};

it('checks formats where they are assertions', async () => {
  const { schemas: validators } = await compile(documentOf(schemas), {}, { formats: 'assertion' });
  const given: readonly (readonly [name: string, value: unknown, fits: boolean])[] = [
    ['Date', '2026-01-31', true],
    ['Date', '2026-02-31', false],
    ['Either', '1.2.3.4', true],
    ['Either', '1.2.3', false],
    ['Either', null, true],
    ['Any', 5, true],
    ['Any', 'x', false],
    ['Unknown', 'x', true],
    ['Excluded', 'a@b', false],
    ['Excluded', 'a', true],
  ];
  expect(given.map(([name, value]) => [name, value, validators[name]?.is(value)])).toEqual(given);
  expect(given.map(([name, value]) => [name, value, validators[name]?.issues(value).length === 0])).toEqual(given);
  expect([...validators['Date']!.issues('x'), ...validators['Told']!.issues('x')]).toEqual([
    {
      path: [],
      keyword: 'format',
      expected: 'a date such as 2026-01-31',
      message: 'expected a date such as 2026-01-31, got another text',
    },
    { path: [], keyword: 'format', expected: 'a day', message: 'expected a day, got another text' },
  ]);
});

it('does not check formats otherwise', async () => {
  const { schemas: validators } = await compile(documentOf(schemas));
  expect(['Date', 'Either', 'Any', 'Unknown'].map((name) => validators[name]?.is('x'))).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

it.each<[string, { readonly [name: string]: Json }, 'annotation' | 'assertion', readonly string[]]>([
  ['none where formats are annotations', schemas, 'annotation', []],
  ['those of its formats', { A: { format: 'date' } }, 'assertion', ['format-time.js']],
  ['what those need', { A: { format: 'uri' } }, 'assertion', ['format-network.js', 'format-uri.js']],
])('the output has of the files with formats %s', (_, components, formats, want) => {
  const model = createModel(documentOf(components));
  const files = outputFiles(emitValidators(model, { source: 'test.json', types: './types.js', formats }));
  const found = [...files.keys()].map((name) => name.replace('runtime/', ''));
  expect(found.filter((name) => /^format-\w+\.js$/.test(name))).toEqual(want);
});
