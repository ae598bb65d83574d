import { mediaTypeEssence, type Operation } from '@opendas/openapi-model';
import { bodyContent } from './body-content.ts';
import type { ParameterValue } from './call-input.ts';
import type { ExamplePair } from './example-pairs.ts';
import { multipartBoundary } from './form-content.ts';
import type { Credential, Fields, InteractionRequest } from './interaction.ts';
import type { HeaderRules } from './matchers.ts';
import type { SchemaResolution } from './schema-resolution.ts';
import { verifierRegex } from './verifier-regex.ts';
import { percentEncode, serializeFields, serializePathSegment, type WireField } from './parameter-style.ts';

/**
 * The request of a call as it stands on the wire.
 *
 * @param accept - Media type that the response must have, where the operation has several.
 * @throws RangeError where a parameter cannot be serialised.
 */
export function interactionRequest(
  { method, path }: Operation,
  values: readonly ParameterValue[],
  { requestBody }: ExamplePair,
  credentials: readonly Credential[],
  resolve: SchemaResolution,
  accept?: string,
): InteractionRequest {
  const body =
    requestBody === undefined ? undefined : bodyContent(requestBody.mediaType, requestBody.example.value, resolve);
  const fields = (place: 'query' | 'header' | 'cookie'): readonly WireField[] => [
    ...credentials.filter((credential) => credential.in === place).map(({ name, value }): WireField => [name, value]),
    ...values
      .filter(({ parameter }) => parameter.in === place)
      .flatMap(({ parameter, value }) => serializeFields(parameter, value)),
  ];
  const cookies = fields('cookie').map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`);
  const headers: readonly WireField[] = [
    ...fields('header'),
    ...(cookies.length > 0 ? [['Cookie', cookies.join('; ')] as const] : []),
    ...(body === undefined ? [] : [['Content-Type', body.contentType] as const]),
    ...(accept === undefined ? [] : [['Accept', accept] as const]),
  ];
  const rules: HeaderRules = {
    ...Object.fromEntries(credentials.flatMap(patternRule)),
    ...(body?.contentType.includes(multipartBoundary) === true ? anyBoundary(body.contentType) : {}),
  };
  return {
    method: method.toUpperCase(),
    path: fillPath(path, values),
    query: group(fields('query')),
    headers: group(headers),
    ...(body === undefined ? {} : { body }),
    ...(Object.keys(rules).length > 0 ? { matchingRules: { header: rules } } : {}),
  };
}

/** A signature is another one in every request. */
function patternRule({ name, pattern }: Credential): readonly (readonly [string, HeaderRules[string]])[] {
  if (pattern === undefined) return [];
  return [[name, { matchers: [{ match: 'regex', regex: verifierRegex(pattern) ?? pattern }] }]];
}

/** A client takes a boundary of its own. */
function anyBoundary(contentType: string): HeaderRules {
  const regex = `^${mediaTypeEssence(contentType).replaceAll(/[.+]/g, '\\$&')}(?:\\s*;.*)?$`;
  return { 'Content-Type': { matchers: [{ match: 'regex', regex }] } };
}

function fillPath(template: string, values: readonly ParameterValue[]): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (placeholder, name: string) => {
    const found = values.find(({ parameter }) => parameter.in === 'path' && parameter.name === name);
    return found === undefined ? placeholder : serializePathSegment(found.parameter, found.value);
  });
}

function group(fields: readonly WireField[]): Fields {
  const byName = new Map<string, string[]>();
  for (const [name, value] of fields) byName.set(name, [...(byName.get(name) ?? []), value]);
  return Object.fromEntries(byName);
}
