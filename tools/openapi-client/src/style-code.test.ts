import type { ParameterIn } from '@opendas/openapi-model';
import { expect, test } from 'vitest';
import { modelOf } from '../test/model-of.ts';
import { parameterStyles } from './parameter-styles.ts';
import { memberEncodingCode, parameterStyleCode } from './style-code.ts';

test.each<[place: ParameterIn, given: object, want: string | undefined]>([
  ['path', {}, undefined],
  ['path', { style: 'simple', explode: true }, 'styles.simpleExploded'],
  ['path', { style: 'label' }, 'styles.label'],
  ['path', { style: 'label', explode: true }, 'styles.labelExploded'],
  ['path', { style: 'matrix' }, 'styles.matrix'],
  ['path', { style: 'matrix', explode: true }, 'styles.matrixExploded'],
  ['path', { allowReserved: true }, undefined],
  ['header', {}, undefined],
  ['header', { explode: true }, 'styles.simpleExploded'],
  ['query', {}, undefined],
  ['query', { style: 'form', explode: true }, undefined],
  ['query', { explode: false }, 'styles.form'],
  ['query', { style: 'spaceDelimited' }, 'styles.spaceDelimited'],
  ['query', { style: 'spaceDelimited', explode: true }, undefined],
  ['query', { style: 'pipeDelimited' }, 'styles.pipeDelimited'],
  ['query', { style: 'pipeDelimited', explode: true }, undefined],
  ['query', { style: 'deepObject', explode: true }, 'styles.deepObject'],
  ['query', { style: 'deepObject' }, 'styles.deepObject'],
  ['query', { allowReserved: true }, '/* @__PURE__ */ styles.reserved(styles.formExploded)'],
  ['query', { allowReserved: true, style: 'pipeDelimited' }, '/* @__PURE__ */ styles.reserved(styles.pipeDelimited)'],
  ['query', { content: { 'application/json': {} } }, 'styles.jsonPair'],
  ['query', { content: { 'text/plain': {} } }, undefined],
  ['path', { content: { 'application/vnd.a+json': {} } }, 'styles.jsonText'],
  ['header', { content: { 'application/json': {} } }, 'styles.jsonText'],
  ['cookie', {}, undefined],
  ['cookie', { explode: false }, 'styles.form'],
  ['cookie', { content: { 'application/json': {} } }, 'styles.jsonPair'],
  ['cookie', { content: { 'text/plain': {} } }, 'styles.plainPair'],
])('a %s parameter with %j is written by %s', (place, given, want) => {
  const path = place === 'path' ? '/{a}' : '/';
  const [operation] = modelOf({ [path]: { get: { parameters: [{ name: 'a', in: place, ...given }] } } }).operations;
  const style = operation && parameterStyles(operation).get(place)?.get('a');
  expect(style && parameterStyleCode(place, style)).toBe(want);
});

test.each<['form' | 'multipart', object, string | undefined]>([
  ['form', { style: 'form' }, 'styles.formExploded'],
  ['form', { style: 'form', allowReserved: true }, '/* @__PURE__ */ styles.reserved(styles.formExploded)'],
  ['multipart', { style: 'form', allowReserved: true }, 'styles.formExploded'],
  ['form', { contentType: 'text/plain' }, undefined],
  ['form', { contentType: 'application/json' }, '{ "json": true }'],
  ['multipart', { contentType: 'text/plain' }, '{ "contentType": "text/plain" }'],
  ['multipart', { contentType: 'application/a+json' }, '{ "json": true, "contentType": "application/a+json" }'],
  ['multipart', { contentType: 'image/*' }, undefined],
  ['multipart', { contentType: 'image/png, image/gif' }, undefined],
])('a member of a %s body with %j is written by %s', (kind, style, want) => {
  expect(memberEncodingCode(kind, style)).toBe(want);
});
