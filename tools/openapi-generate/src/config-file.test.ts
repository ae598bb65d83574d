import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from './config-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-file-'));
const file = join(folder, 'config.json');
afterAll(() => rmSync(folder, { recursive: true }));

describe('readConfig', () => {
  test('reads every member, with paths relative to the file', () => {
    const config = {
      input: 'api.yaml',
      output: 'src/generated',
      only: ['types', 'client'],
      formats: 'assertion',
      statuses: ['2xx'],
      documents: { 'https://example.com/a': 'copies/a.json' },
      allowOutside: true,
    };
    writeFileSync(file, JSON.stringify(config));
    expect(readConfig(file)).toEqual({
      ...config,
      input: join(folder, 'api.yaml'),
      output: join(folder, 'src/generated'),
      documents: { 'https://example.com/a': join(folder, 'copies/a.json') },
    });
  });

  test.each([
    { text: '{', want: /config\.json: .*JSON/ },
    { text: '[]', want: /the file: expected an object/ },
    { text: '{"inputs": "x"}', want: /inputs is not known; known are input, output, only/ },
    { text: '{"input": 1}', want: /input: expected a text/ },
    { text: '{"only": ["type"]}', want: /expected types, client, validators, interactions, got type/ },
    { text: '{"only": "types"}', want: /only: expected a list of texts/ },
    { text: '{"formats": "yes"}', want: /formats: expected annotation or assertion, got yes/ },
    { text: '{"documents": {"https://a": 1}}', want: /documents\.https:\/\/a: expected a text/ },
    { text: '{"allowOutside": "no"}', want: /allowOutside: expected true or false/ },
  ])('refuses $text', ({ text, want }) => {
    writeFileSync(file, text);
    expect(() => readConfig(file)).toThrow(want);
  });

  test('says which file is missing', () => {
    expect(() => readConfig(join(folder, 'none.json'))).toThrow(/none\.json.*ENOENT/);
  });
});
