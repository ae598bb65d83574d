import { isObject, type Json, type JsonObject, type Schema } from '@opendas/openapi-model';
import { regexOf } from './regex.ts';
import { checkAlternative, checkInner, complain, isDone, type Keyword, type Site } from './site.ts';

/** Keywords about objects (Core 2020-12 §10.2.2.4, §10.3.2, Validation §6.5). */
export const objectKeywords: readonly (readonly [string, Keyword])[] = [
  [
    'properties',
    (operand, site) => {
      const { value } = site;
      if (!isObject(operand) || !isObject(value)) return;
      for (const name of Object.keys(value)) {
        if (isDone(site)) return;
        if (Object.hasOwn(operand, name)) checkInner(site, operand[name] as Schema, value[name] ?? null, name);
      }
    },
  ],
  [
    'patternProperties',
    (operand, site) => {
      if (!isObject(operand)) return;
      for (const [name, member] of membersOf(site)) {
        for (const [pattern, schema] of Object.entries(operand)) {
          if (regexOf(pattern, site.run.regexes)?.test(name) === true) {
            checkInner(site, schema as Schema, member, name);
          }
        }
      }
    },
  ],
  [
    'additionalProperties',
    (operand, site, { properties, patternProperties }) => {
      const patterns = isObject(patternProperties) ? Object.keys(patternProperties) : [];
      for (const [name, member] of membersOf(site)) {
        if (isObject(properties) && Object.hasOwn(properties, name)) continue;
        if (patterns.some((pattern) => regexOf(pattern, site.run.regexes)?.test(name) === true)) continue;
        if (operand === false) complain(site, `must NOT have additional properties, but has ${JSON.stringify(name)}`);
        else checkInner(site, operand as Schema, member, name);
      }
    },
  ],
  [
    'propertyNames',
    (operand, site) => {
      for (const [name] of membersOf(site)) {
        const inner: Site = { ...site, complaints: [], evaluated: undefined };
        checkInner(inner, operand as Schema, name, name);
        if (inner.complaints.length > 0) complain(site, `must NOT have a property of the name ${JSON.stringify(name)}`);
      }
    },
  ],
  [
    'required',
    (operand, site) => {
      if (!Array.isArray(operand) || !isObject(site.value)) return;
      requireMembers(operand as readonly Json[], site, site.value);
    },
  ],
  [
    'dependentRequired',
    (operand, site) => {
      const { value } = site;
      if (!isObject(operand) || !isObject(value)) return;
      for (const [name, others] of Object.entries(operand)) {
        if (Object.hasOwn(value, name) && Array.isArray(others)) {
          requireMembers(others as readonly Json[], site, value);
        }
      }
    },
  ],
  [
    'dependentSchemas',
    (operand, site) => {
      if (!isObject(operand) || !isObject(site.value)) return;
      for (const [name, schema] of Object.entries(operand)) {
        if (Object.hasOwn(site.value, name)) site.complaints.push(...checkAlternative(site, schema as Schema));
      }
    },
  ],
  [
    'minProperties',
    (operand, site) => {
      if (isObject(site.value) && typeof operand === 'number' && Object.keys(site.value).length < operand) {
        complain(site, `must NOT have fewer than ${operand} properties`);
      }
    },
  ],
  [
    'maxProperties',
    (operand, site) => {
      if (isObject(site.value) && typeof operand === 'number' && Object.keys(site.value).length > operand) {
        complain(site, `must NOT have more than ${operand} properties`);
      }
    },
  ],
];

function membersOf({ value }: Site): readonly (readonly [string, Json])[] {
  return isObject(value) ? Object.entries(value) : [];
}

function requireMembers(names: readonly Json[], site: Site, value: JsonObject): void {
  for (const name of names) {
    if (typeof name === 'string' && !Object.hasOwn(value, name) && !site.notRequired.has(name)) {
      complain(site, `must have required property '${name}'`);
    }
  }
}
