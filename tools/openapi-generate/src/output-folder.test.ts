import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

  test.each([
    {
      name: 'a link to a folder',
      link: 'runtime',
      target: '../outside',
      file: 'runtime/a.js',
      want: /runtime is a link; nothing is written through it/,
    },
    { name: 'a link to a file', link: 'a.js', target: '../outside/victim.js', file: 'a.js', want: /a\.js is a link/ },
    { name: 'a link to nothing', link: 'a.js', target: '../nothing', file: 'a.js', want: /a\.js is a link/ },
    {
      name: 'a link as manifest',
      link: '.opendas-generate.json',
      target: '../outside/victim.js',
      file: 'a.js',
      want: /is a link/,
    },
  ])('writes nothing through $name, even with force', ({ link, target, file, want }) => {
    const folder = newFolder({ 'outside/victim.js': 'keep', 'out/x': '' });
    symlinkSync(target, join(folder, 'out', link));
    const output = join(folder, 'out');
    expect(() => writeOutput(output, files({ [file]: '1' }), { ...inputs, force: true })).toThrow(want);
    expect(readFileSync(join(folder, 'outside/victim.js'), 'utf8')).toBe('keep');
    expect(existsSync(join(folder, 'nothing'))).toBe(false);
  });

  test('removes nothing through a link', () => {
    const folder = newFolder();
    const output = join(folder, 'out');
    writeOutput(output, files({ 'up/a.js': '1', 'b.js': '2' }), inputs);
    rmSync(join(output, 'up'), { recursive: true });
    mkdirSync(join(folder, 'outside'));
    writeFileSync(join(folder, 'outside/a.js'), '1');
    symlinkSync('../outside', join(output, 'up'));
    expect(writeOutput(output, files({ 'b.js': '2' }), inputs).removed).toEqual([]);
    expect(existsSync(join(folder, 'outside/a.js'))).toBe(true);
  });

  test.each([
    { present: { 'out/a.js/x': '' }, want: /a\.js is in the way: expected a file or nothing there/ },
    { present: { 'out/runtime': '' }, want: /runtime is in the way: expected a folder or nothing there/ },
    { present: { out: '' }, want: /out is a file, not a folder/ },
  ])('writes nothing where $want', ({ present, want }) => {
    const folder = newFolder(present);
    const given = files({ 'b.js': '0', 'a.js': '1', 'runtime/c.js': '2' });
    expect(() => writeOutput(join(folder, 'out'), given, { ...inputs, force: true })).toThrow(want);
    expect(existsSync(join(folder, 'out/b.js'))).toBe(false);
  });

  test('never overwrites what is read', () => {
    const folder = newFolder({ 'interactions.json': '{}' });
    const given = { settings: 's', inputs: { 'interactions.json': 'x' }, force: true };
    expect(() => writeOutput(folder, files({ 'interactions.json': '1' }), given)).toThrow(/is what is read/);
  });

  test('goes on after a run that was interrupted', () => {
    const folder = newFolder();
    writeOutput(folder, files({ 'a.js': '1' }), inputs);
    // The manifest is written before the files, with all their names.
    const manifest = join(folder, '.opendas-generate.json');
    writeFileSync(manifest, JSON.stringify({ settings: '', inputs: {}, outputs: { 'a.js': 'x', 'b.js': 'y' } }));
    writeFileSync(join(folder, 'b.js'), 'half');
    expect(writeOutput(folder, files({ 'a.js': '1', 'b.js': '2' }), inputs).written).toEqual(['b.js']);
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
