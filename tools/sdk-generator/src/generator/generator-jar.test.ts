import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchGeneratorJar, javaMajor, MissingToolError, requireJava } from './generator-jar.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'generator-jar-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the jar of the generator', () => {
  const jar = { artifact: 'none', version: '1', sha256: createHash('sha256').update('jar').digest('hex') };

  it('is taken where it is', () => {
    const file = join(folder, 'openapi-generator-cli-1.jar');
    writeFileSync(file, 'jar');
    expect(fetchGeneratorJar(folder, jar)).toBe(file);
  });

  it('is refused and deleted where it is another', () => {
    const file = join(folder, 'openapi-generator-cli-1.jar');
    writeFileSync(file, 'jar with a file added');
    expect(() => fetchGeneratorJar(folder, jar)).toThrow(MissingToolError);
    expect(existsSync(file)).toBe(false);
  });
});

describe('Java', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_452"', 8],
    ['openjdk version "25" 2025-09-16', 25],
    ['nothing of that', 0],
  ])('%s is %i', (text, want) => {
    expect(javaMajor(text)).toBe(want);
  });

  it('is asked for in words where it is missing', () => {
    expect(() => requireJava(join(folder, 'no-java'))).toThrow(/Java 11 or newer.*apt-get install/);
  });
});
