import { expect, test } from 'vitest';
import { indented } from './indentation.ts';

test('moves members in, and lets comments and strings be', () => {
  const given = [
    'a {',
    '/** { */',
    '/**',
    ' * a {',
    ' */',
    '"{": {',
    '"}": 1;',
    '} & {',
    'b: [{',
    'c: 1;',
    '}, {',
    'd: 1;',
    '}];',
    '};',
    '}',
    '',
    'e',
  ];
  expect(indented(given.join('\n')).split('\n')).toEqual([
    'a {',
    '  /** { */',
    '  /**',
    '   * a {',
    '   */',
    '  "{": {',
    '    "}": 1;',
    '  } & {',
    '    b: [{',
    '      c: 1;',
    '    }, {',
    '      d: 1;',
    '    }];',
    '  };',
    '}',
    '',
    'e',
  ]);
});
