import { expect, test } from 'vitest';
import { readExtensions } from './specification-extensions.ts';

test('keeps the members whose names begin with x-', () => {
  const given = { 'x-secret': true, 'x-': 1, X: 2, 'X-Upper': 3, description: 'words' };
  expect(readExtensions(given)).toEqual({ 'x-secret': true, 'x-': 1 });
});
