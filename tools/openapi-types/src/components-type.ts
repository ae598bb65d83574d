import { isObject, type Schema } from '@opendas/openapi-model';
import { inheritedNarrowings } from './discriminator.ts';
import { docComment } from './doc-comment.ts';
import { outermost } from './place.ts';
import { propertyName } from './property-name.ts';
import { recursiveSchemas } from './recursive-schemas.ts';
import { aliasNames, componentType, schemaMembers, variantOf } from './schema-names.ts';
import { walkSchemas } from './schema-walk.ts';
import type { SchemaScope } from './schema-scope.ts';
import { schemaType } from './schema-type.ts';
import { plainVariant, schemaVariant, type SchemaVariant } from './schema-variants.ts';
import { exportedInterface, typeLiteral, type Member } from './type-literal.ts';
import { intersection, neverType, single, unknownType } from './type-text.ts';

/** Members of `components` in openapi-typescript; a model has resolved what they would hold. */
const resolvedMembers = ['responses', 'parameters', 'requestBodies', 'headers', 'pathItems'] as const;

/** The component schemas of a document as types. */
export interface Components {
  /** `export interface components`, and the type aliases that it needs. */
  readonly text: string;
  /** For the schemas of requests and of responses, outside of components. */
  readonly request: SchemaScope;
  readonly response: SchemaScope;
}

/** Writes the component schemas: as they stand and, where they differ, as they are in requests and in responses. */
export function componentsType(schemas: ReadonlyMap<string, Schema>, immutable: boolean): Components {
  const walk = walkSchemas(schemas);
  const recursive = recursiveSchemas(walk.references);
  const aliasName = aliasNames([...schemas.keys()].filter((name) => recursive.isAlias(name)));
  const narrowings = inheritedNarrowings({ schemas, immutable });
  const aliases: string[] = [];

  const scopeOf = (variant: SchemaVariant, from?: string): SchemaScope => {
    const scope: SchemaScope = {
      schemas,
      immutable,
      notRequired: variant.notRequired,
      typeOf: (schema, place) => schemaType(schema, place, scope),
      reference: (name, { edge }) => {
        if (!schemas.has(name)) return unknownType;
        if (from !== undefined && recursive.isEndless(from, name, edge)) return unknownType;
        const referred = variantOf(name, variant);
        const eager = from !== undefined && edge !== 'member' && recursive.isAlias(from) && recursive.isAlias(name);
        return single(eager ? aliasName(name, referred) : componentType(name, referred));
      },
    };
    return scope;
  };

  const component = (name: string, schema: Schema, variant: SchemaVariant): Member => {
    const own = scopeOf(variant, name).typeOf(schema, outermost);
    const type = intersection([own, ...(narrowings.get(name) ?? [])]);
    const comment = isObject(schema) ? docComment(schema) : '';
    if (!recursive.isAlias(name)) return { key: propertyName(name), type, comment };
    const alias = aliasName(name, variant.variant);
    aliases.push(`type ${alias} = ${type.text};\n`);
    return { key: propertyName(name), type: single(alias), comment };
  };

  const schemasIn = (variant: SchemaVariant): Member => {
    const members = [...schemas]
      .filter(([name]) => variantOf(name, variant) === variant.variant)
      .map(([name, schema]) => component(name, schema, variant));
    return { key: schemaMembers[variant.variant], type: members.length === 0 ? neverType : typeLiteral(members) };
  };

  const request = schemaVariant(schemas, walk, 'request');
  const response = schemaVariant(schemas, walk, 'response');
  const text = exportedInterface('components', [
    schemasIn(plainVariant),
    ...[request, response].filter(({ differing }) => differing.size > 0).map(schemasIn),
    ...resolvedMembers.map((key) => ({ key, type: neverType })),
  ]);
  return { text: [text, ...aliases].join('\n'), request: scopeOf(request), response: scopeOf(response) };
}
