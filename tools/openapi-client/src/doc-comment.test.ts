import { expect, test } from 'vitest';
import { operationOf } from '../test/model-of.ts';
import { docComment } from './doc-comment.ts';

test.each([
  {
    name: 'everything that the document says',
    operation: {
      summary: 'List things',
      description: 'First line.\n\nSecond\n',
      deprecated: true,
      responses: { 200: { description: 'The\n  things.' }, 404: {} },
    },
    want: [
      '/**',
      ' * List things.',
      ' *',
      ' * First line.',
      ' *',
      ' * Second',
      ' *',
      ' * `GET /things`',
      ' *',
      ' * - 200: The things.',
      ' * - 404:',
      ' *',
      ' * @deprecated',
      ' */',
    ],
  },
  { name: 'only method and path', operation: {}, want: ['/**', ' * `GET /things`', ' */'] },
  {
    name: 'a summary that is a sentence',
    operation: { summary: 'Done.' },
    want: ['/**', ' * Done.', ' *', ' * `GET /things`', ' */'],
  },
  {
    name: 'a text that would end the comment',
    operation: { summary: 'a */ alert(1) /*' },
    want: ['/**', ' * a *\\/ alert(1) /*.', ' *', ' * `GET /things`', ' */'],
  },
  {
    name: 'a text that looks like a tag',
    operation: { description: 'Mail\n@deprecated or not' },
    want: ['/**', ' * Mail', ' * \\@deprecated or not', ' *', ' * `GET /things`', ' */'],
  },
])('writes $name', ({ operation, want }) => {
  expect(docComment(operationOf(operation)).split('\n')).toEqual(want);
});
