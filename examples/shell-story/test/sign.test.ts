import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingProgram, scriptPath, shells } from './shells.ts';

describe.skipIf(missingProgram !== undefined).each(shells)(
  `sign.sh in %s${missingProgram === undefined ? '' : `: ${missingProgram} is missing`}`,
  (shell) => {
    /** What a function of the script prints. */
    const printed = (...call: readonly string[]): string => {
      const run = spawnSync(shell, ['-c', '. "$0" && "$@"', scriptPath('sign.sh'), ...call], { encoding: 'utf8' });
      expect(run.stderr).toBe('');
      return run.stdout;
    };

    it('signs the samples as others do', () => {
      const { stdout, stderr, status } = spawnSync(shell, [scriptPath('check-signer.sh')], { encoding: 'utf8' });
      expect({ stdout, stderr, status }).toEqual({
        stdout: ['V0', 'A', 'B', 'C', 'D'].map((name) => `${name}: as expected\n`).join(''),
        stderr: '',
        status: 0,
      });
    });

    it.each([
      { path: '/', want: '/' },
      { path: '/v3', want: '/v3/' },
      { path: '/v3/a b/中', want: '/v3/a%20b/%E4%B8%AD/' },
    ])('writes the path $path as $want', ({ path, want }) => {
      expect(printed('canonical_path', path)).toBe(want);
    });

    it.each([
      { query: '', want: '' },
      { query: 'b=2\na=1', want: 'a=1&b=2' },
      { query: 'a-b=1\na=2\na=10', want: 'a=10&a=2&a-b=1' },
      { query: 'empty=\nnothing', want: 'empty=&nothing=' },
      { query: 'k=a=b&c', want: 'k=a%3Db%26c' },
    ])('writes the query $want', ({ query, want }) => {
      expect(printed('canonical_query', query)).toBe(want);
    });

    it('encodes any text as encodeURIComponent does, and the characters that it leaves', () => {
      const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'));
      fc.assert(
        fc.property(text, (value) => {
          const want = encodeURIComponent(value).replaceAll(
            /[!'()*]/g,
            (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
          );
          expect(printed('encode', value)).toBe(want);
        }),
        { numRuns: 10 },
      );
    });

    it('makes the HMAC that node:crypto makes', () => {
      const printable = fc.string({ unit: 'grapheme-ascii' });
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 64 }), printable, (key, message) => {
          expect(printed('hmac_sha256', key, message).trim()).toBe(
            createHmac('sha256', key).update(message).digest('hex'),
          );
        }),
        { numRuns: 10 },
      );
    });
  },
);
