import { expect, test } from 'vitest';
import { lineFinder } from './line-finder.ts';

const yaml = `openapi: 3.1.0
info:
  title: Pets
paths:
  "/pets/{id}":
    get:
      tags: [one,
        two]
      200: {}
`;
const json = '{\n  "info": {\n    "title": "Pets"\n  },\n  "list": [\n    1,\n    {"a/b": 2}\n  ]\n}';

test.each([
  { text: yaml, pointer: '#', want: 1 },
  { text: yaml, pointer: '#/info', want: 2 },
  { text: yaml, pointer: '#/info/title', want: 3 },
  { text: yaml, pointer: '#/paths/~1pets~1{id}/get/tags/1', want: 8 },
  { text: yaml, pointer: '#/paths/~1pets~1{id}/get/200', want: 9 },
  { text: yaml, pointer: '#/info/missing/deeper', want: 2 },
  { text: json, pointer: '#/info/title', want: 3 },
  { text: json, pointer: '#/list/1/a~1b', want: 7 },
  { text: json, pointer: '#anchor', want: undefined },
])('$pointer is in line $want', ({ text, pointer, want }) => {
  expect(lineFinder(text)(pointer)).toBe(want);
});
