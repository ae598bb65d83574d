import type { Location } from './location.ts';

/** The fixed fields of the objects of OpenAPI 3.0 and 3.1 (§4.8 of 3.1), besides `x-…` (§4.9). */
const members = {
  'OpenAPI Object': 'openapi info jsonSchemaDialect servers paths webhooks components security tags externalDocs',
  'Components Object':
    'schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems',
  'Path Item Object': '$ref summary description get put post delete options head patch trace servers parameters',
  'Operation Object':
    'tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers',
  'Parameter Object':
    'name in description required deprecated allowEmptyValue style explode allowReserved schema example examples content',
  'Request Body Object': 'description content required',
  'Media Type Object': 'schema example examples encoding',
  'Response Object': 'description headers content links',
  'Header Object':
    'description required deprecated allowEmptyValue style explode allowReserved schema example examples content',
} as const;

const known: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(members).map(([name, list]) => [name, new Set(list.split(' '))] as const),
);

/** Warns of members that an object of OpenAPI does not have: they are ignored, and may be misspelled. */
export function warnOfUnknownMembers(location: Location, object: keyof typeof members): void {
  for (const name of Object.keys(location.object())) {
    if (known.get(object)?.has(name) !== true && !name.startsWith('x-')) {
      location
        .member(name)
        .warn(`${name} is no member of ${/^[AO]/.test(object) ? 'an' : 'a'} ${object} and is ignored`);
    }
  }
}
