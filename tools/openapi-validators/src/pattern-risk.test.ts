import { describe, expect, it } from 'vitest';
import { backtracksExponentially } from './pattern-risk.ts';
import { patternFlags } from './pattern.ts';

function isRisky(pattern: string): boolean {
  return backtracksExponentially(pattern, patternFlags(pattern) ?? '');
}

describe('a pattern whose loops can divide a text in many ways', () => {
  it.each([
    '^(a+)+$',
    '(a*)*',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^(?:[a-z]+|[a-y]b?)*$',
    '(x+x+)+y',
    String.raw`^(\w+\s?)*$`,
    String.raw`^(([a-z])+.)+[A-Z]([a-z])+$`,
    String.raw`^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}$`,
    '^(a{1,20}){1,20}$',
    '^([ab]{1,3})*$',
    '^(?:a*b?)*$',
    String.raw`^(\d{1,3}\d{1,3},?)*$`,
    String.raw`(\p{L}+|é)+!`,
  ])('is found: %s', (pattern) => {
    expect(isRisky(pattern)).toBe(true);
  });

  it.each([
    '^a+$',
    '^[a-z]+(-[a-z]+)*$',
    '^(a|b)*$',
    '^(ab|ac)*$',
    String.raw`^(\d{1,3}\.){3}\d{1,3}$`,
    '^([0-9a-f]{2}:?)*$',
    '^([0-9a-f]{2}){1,32}$',
    String.raw`^(?=.*[a-z])(?=.*\d).{8,64}$`,
    String.raw`^([^,]+,)*[^,]+$`,
    String.raw`^(?:"(?:[^"\\]|\\.)*"|[a-z]+)(?:,(?:"(?:[^"\\]|\\.)*"|[a-z]+))*$`,
    String.raw`^https?://[^\s/$.?#].[^\s]*$`,
    String.raw`^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$`,
    '',
    '(?:)',
    '(){2,}',
  ])('is not found where there is none: %s', (pattern) => {
    expect(isRisky(pattern)).toBe(false);
  });

  it('is judged in time, or not at all', () => {
    const classes = Array.from({ length: 150 }, (_, index) => `[a-${String.fromCharCode(98 + (index % 24))}]?`);
    const started = performance.now();
    isRisky(`^(${classes.join('')}x)*$`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
