import type { Json, Schema } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { documentWith } from '../test/document.ts';
import { createSchemaResolution } from './schema-resolution.ts';
import { xmlContent } from './xml-content.ts';

const resolve = createSchemaResolution(
  documentWith({
    schemas: {
      Pet: {
        xml: { name: 'pet' },
        properties: {
          id: { type: 'integer', xml: { attribute: true } },
          tags: { type: 'array', xml: { wrapped: true }, items: { xml: { name: 'tag' } } },
          photos: { type: 'array', items: { xml: { name: 'photo' } } },
        },
      },
      Plain: { properties: { a: { type: 'string' } } },
    },
  }),
);

describe('a value as XML', () => {
  it.each<[string, Schema, Json, string]>([
    [
      'has attributes and lists',
      { $ref: '#/components/schemas/Pet' },
      { id: 1, tags: ['a', 'b'], photos: ['x', 'y'], none: null },
      '<pet id="1"><tags><tag>a</tag><tag>b</tag></tags><photo>x</photo><photo>y</photo></pet>',
    ],
    [
      'is called as its component',
      { $ref: '#/components/schemas/Plain' },
      { a: '<&"' },
      '<Plain><a>&#60;&#38;&#34;</a></Plain>',
    ],
    [
      'has a root around a list',
      { type: 'array', items: { xml: { name: 'n' } } },
      [1, 2],
      '<root><n>1</n><n>2</n></root>',
    ],
    ['has namespaces', { xml: { name: 'a', namespace: 'urn:x', prefix: 'p' } }, {}, '<p:a xmlns:p="urn:x"></p:a>'],
    ['has names that XML knows', {}, { 'a b': 1, '1': 2 }, '<root><_1>2</_1><a_b>1</a_b></root>'],
    ['is the text that it is', { type: 'object' }, '<mine/>', '<mine/>'],
  ])('%s', (_, schema, value, want) => {
    expect(xmlContent(schema, value, resolve)).toBe(want);
  });
});
