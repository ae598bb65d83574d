import { expect, test } from 'vitest';
import { DocumentError } from './document-error.ts';

const problems = [
  { pointer: '#/info', message: 'expected an object, got null' },
  { pointer: '#/paths', message: 'expected an object, got an array' },
];

test.each([
  { file: undefined, want: '#/info: expected an object, got null\n#/paths: expected an object, got an array' },
  {
    file: 'a.yaml',
    want: 'a.yaml: #/info: expected an object, got null\na.yaml: #/paths: expected an object, got an array',
  },
])('names every problem and its place, in the file $file', ({ file, want }) => {
  expect(new DocumentError(problems, file)).toMatchObject({ name: 'DocumentError', message: want, problems, file });
});
