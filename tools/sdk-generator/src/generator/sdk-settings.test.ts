import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSdkSettings } from './sdk-settings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sdk-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(settings: unknown): unknown {
  const file = join(folder, 'sdk.json');
  writeFileSync(file, JSON.stringify(settings));
  return readSdkSettings(file);
}

describe('sdk.json', () => {
  const sources = [{ from: '.', to: 'src/generated/x' }];

  it('says which generator, what to take and what to set', () => {
    const given = {
      generator: 'go',
      sources: [{ ...sources[0], ending: '.go' }],
      options: { a: '1' },
      corrections: [{ in: 'generated', wrong: 'a', right: 'b', because: 'it is so' }],
      format: ['gofmt'],
    };
    expect(read(given)).toEqual(given);
  });

  it('may leave out options, corrections, formatter and endings', () => {
    const want = {
      generator: 'go',
      sources: [{ ...sources[0], ending: '' }],
      options: {},
      corrections: [],
      format: [],
    };
    expect(read({ generator: 'go', sources })).toEqual(want);
  });

  it.each([
    [[], 'is no JSON object'],
    [{ sources }, 'generator must be'],
    [{ generator: 'go' }, 'sources must be'],
    [{ generator: 'go', sources: ['src'] }, 'needs the texts from and to'],
    [{ generator: 'go', sources, corrections: [{ in: 'generated', wrong: 'a' }] }, 'in, wrong, right and because'],
    [
      { generator: 'go', sources, corrections: [{ in: 'src', wrong: 'a', right: 'b', because: 'c' }] },
      'src is not below a folder "generated"',
    ],
    [{ generator: 'go', sources: [{ from: '.', to: 'src' }] }, 'src is not below a folder "generated"'],
  ])('%j is refused', (given, message) => {
    expect(() => read(given)).toThrow(message);
  });
});
