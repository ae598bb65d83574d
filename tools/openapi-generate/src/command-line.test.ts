import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCommandLine, type CommandLine } from './command-line.ts';

function read(...argv: readonly string[]): CommandLine {
  return readCommandLine(argv, '1.0.0', (code) => {
    throw new Error(`exit ${code}`);
  });
}

describe('readCommandLine', () => {
  test('fills in what is not given', () => {
    expect(read('api.yaml', '-o', 'out')).toEqual({
      settings: {
        input: 'api.yaml',
        output: 'out',
        only: ['types', 'client', 'validators', 'interactions'],
        formats: 'annotation',
        statuses: ['2xx', '400', '401', '403', '404'],
        documents: {},
        allowOutside: false,
      },
      check: false,
      force: false,
      watch: false,
      report: undefined,
      config: undefined,
    });
  });

  test.each<{ argv: readonly string[]; want: object }>([
    { argv: ['--only', 'types, validators'], want: { only: ['types', 'validators'] } },
    { argv: ['--statuses', '2xx,4XX,default'], want: { statuses: ['2xx', '4XX', 'default'] } },
    { argv: ['--formats', 'assertion'], want: { formats: 'assertion' } },
    {
      argv: ['--document', 'https://a/b?c=d=e.json', '--document', 'urn:x:y=f.json'],
      want: { documents: { 'https://a/b?c=d': resolve('e.json'), 'urn:x:y': resolve('f.json') } },
    },
    { argv: ['--allow-outside'], want: { allowOutside: true } },
  ])('takes $argv', ({ argv, want }) => {
    expect(read('api.yaml', '-o', 'out', ...argv).settings).toMatchObject(want);
  });

  test.each([
    { argv: ['-o', 'out'], want: /the document is missing/ },
    { argv: ['api.yaml'], want: /the output folder is missing/ },
    {
      argv: ['api.yaml', '-o', 'out', '--only', 'zod'],
      want: /expected types, client, validators, interactions, got zod/,
    },
    { argv: ['api.yaml', '-o', 'out', '--document', 'a.json'], want: /--document: expected URL=FILE, got a\.json/ },
    { argv: ['api.yaml', '-o', ''], want: /the output folder has no name/ },
    { argv: ['api.yaml', '-o', 'out', '--only', ','], want: /nothing is to be generated/ },
    { argv: ['api.yaml', '-o', 'out', '--statuses', 'nope,20'], want: /got nope\nexpected a status .* got 20/ },
    { argv: ['api.yaml', '-o', 'out', '--statuses', ''], want: /no status is given/ },
    { argv: ['api.yaml', '-o', 'out', '--watch', '--check'], want: /exclude each other/ },
    { argv: ['api.yaml', '-o', 'out', '--config', 'none.json'], want: /none\.json/ },
  ])('refuses $argv', ({ argv, want }) => {
    expect(() => read(...argv)).toThrow(want);
  });
});
