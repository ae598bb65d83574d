import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { staleFiles, writeOutput, type OutputFiles } from './output-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'output-folder-'));
afterAll(() => rmSync(root, { recursive: true }));

const inputs = { settings: 's', inputs: {}, force: false };

function newFolder(texts: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(root, 'case-'));
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function files(texts: Readonly<Record<string, string>>): OutputFiles {
  return new Map(Object.entries(texts));
}

describe('writeOutput', () => {
  test('writes what differs, and removes what is made no more', () => {
    const folder = newFolder();
    expect(writeOutput(folder, files({ 'a.js': '1', 'deep/b.js': '2' }), inputs)).toEqual({
      written: ['a.js', 'deep/b.js'],
      removed: [],
    });
    expect(writeOutput(folder, files({ 'a.js': '1', 'c.js': '3' }), inputs)).toEqual({
      written: ['c.js'],
      removed: ['deep/b.js'],
    });
    expect(existsSync(join(folder, 'deep/b.js'))).toBe(false);
  });

  test.each([
    { name: 'a file of somebody else', present: 'const mine = 1;' },
    { name: 'an empty file', present: '' },
  ])('refuses to overwrite $name, writes nothing then, and does with force', ({ present }) => {
    const folder = newFolder({ 'b.js': present });
    const given = files({ 'a.js': '1', 'b.js': '2' });
    expect(() => writeOutput(folder, given, inputs)).toThrow(
      `${folder} has files that were not generated: b.js. Choose another folder, or overwrite them with --force.`,
    );
    expect(existsSync(join(folder, 'a.js'))).toBe(false);
    writeOutput(folder, given, { ...inputs, force: true });
    expect(readFileSync(join(folder, 'b.js'), 'utf8')).toBe('2');
  });

  test.each([
    { name: 'has the text already', present: '2' },
    {
      name: 'says that it was generated',
      present: '// Made by openapi-client from a.yaml. Do not edit: change the document.',
    },
  ])('takes a file that $name, without a manifest', ({ present }) => {
    const folder = newFolder({ 'b.js': present });
    writeOutput(folder, files({ 'b.js': '2' }), inputs);
    expect(readFileSync(join(folder, 'b.js'), 'utf8')).toBe('2');
  });

  test('overwrites a generated file that was edited, and keeps one that is made no more', () => {
    const folder = newFolder();
    writeOutput(folder, files({ 'a.js': '1', 'b.js': '2' }), inputs);
    writeFileSync(join(folder, 'a.js'), 'edited');
    writeFileSync(join(folder, 'b.js'), 'edited');
    expect(writeOutput(folder, files({ 'a.js': '1' }), inputs)).toEqual({ written: ['a.js'], removed: [] });
    expect(readFileSync(join(folder, 'b.js'), 'utf8')).toBe('edited');
  });

  test('removes nothing outside the folder, whatever the manifest says', () => {
    const folder = newFolder({ 'out/x': '', 'victim.js': 'keep' });
    const output = join(folder, 'out');
    writeOutput(output, files({ 'a.js': '1' }), inputs);
    const manifest = join(output, '.opendas-generate.json');
    const changed = { settings: 's', inputs: {}, outputs: { '../victim.js': '3d6c0f2e' } };
    writeFileSync(manifest, JSON.stringify(changed));
    expect(writeOutput(output, files({ 'a.js': '1' }), inputs).removed).toEqual([]);
    expect(existsSync(join(folder, 'victim.js'))).toBe(true);
  });
});

test('staleFiles names what is missing, differs, or is made no more', () => {
  const folder = newFolder();
  writeOutput(folder, files({ same: '1', other: '2', old: '3' }), inputs);
  expect(staleFiles(folder, files({ same: '1', other: 'new', added: '4' }))).toEqual(['other', 'added', 'old']);
  expect(staleFiles(folder, files({ same: '1', other: '2', old: '3' }))).toEqual([]);
});
