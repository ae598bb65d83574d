import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { correct } from './correct.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'correct-'));
  mkdirSync(join(folder, 'generated', 'api'), { recursive: true });
  writeFileSync(join(folder, 'generated', 'api', 'a.txt'), 'read(); read();');
  writeFileSync(join(folder, 'generated', 'b.txt'), 'read() and write()');
});
afterEach(() => rmSync(folder, { recursive: true }));

const correction = { in: 'generated', wrong: 'read()', right: "read('$&')", because: 'it must say what.' };

describe('a correction', () => {
  it('is made in every place of every file', () => {
    correct(correction, folder);
    expect(readFileSync(join(folder, 'generated', 'api', 'a.txt'), 'utf8')).toBe("read('$&'); read('$&');");
    expect(readFileSync(join(folder, 'generated', 'b.txt'), 'utf8')).toBe("read('$&') and write()");
  });

  it('that corrects nothing is refused, with its reason', () => {
    expect(() => correct({ ...correction, wrong: 'erase()' }, folder)).toThrow(
      /"erase\(\)" in generated.*must say what/,
    );
  });
});
