import { isObject, type Json } from './json.ts';

/** What the value of a keyword must be: a test, and its words for a message. Schemas in it are judged where they stand. */
interface Form {
  readonly fits: (value: Json) => boolean;
  readonly words: string;
}

const typeNames: ReadonlySet<Json> = new Set(['null', 'boolean', 'string', 'number', 'integer', 'array', 'object']);

const number: Form = { fits: (value) => typeof value === 'number', words: 'a number' };
const count: Form = {
  fits: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0,
  words: 'a whole number from 0',
};
const text: Form = { fits: (value) => typeof value === 'string', words: 'a text' };
const names: Form = { fits: isListOfTexts, words: 'a list of names' };
const list: Form = { fits: Array.isArray, words: 'a list' };
const schema: Form = { fits: isSchema, words: 'a schema' };
const schemas: Form = {
  fits: (value) => Array.isArray(value) && value.length > 0,
  words: 'a list of at least one schema',
};
const schemasByName: Form = {
  fits: isObject,
  words: 'an object of schemas',
};

/** The form of every keyword that restricts values (JSON Schema Core §10 and §11, Validation §6). `const` may be anything. */
const forms: ReadonlyMap<string, Form> = new Map<string, Form>([
  [
    'type',
    {
      fits: (value) =>
        typeNames.has(value) ||
        (Array.isArray(value) && value.length > 0 && value.every((item: Json) => typeNames.has(item))),
      words: 'one of null, boolean, string, number, integer, array, object, or a list of them',
    },
  ],
  ['enum', list],
  ['minimum', number],
  ['maximum', number],
  ['exclusiveMinimum', number],
  ['exclusiveMaximum', number],
  ['multipleOf', { fits: (value) => typeof value === 'number' && value > 0, words: 'a number above 0' }],
  ['minLength', count],
  ['maxLength', count],
  ['pattern', text],
  ['minItems', count],
  ['maxItems', count],
  ['minContains', count],
  ['maxContains', count],
  ['minProperties', count],
  ['maxProperties', count],
  ['uniqueItems', { fits: (value) => typeof value === 'boolean', words: 'true or false' }],
  ['required', names],
  [
    'dependentRequired',
    {
      fits: (value) => isObject(value) && Object.values(value).every(isListOfTexts),
      words: 'an object of lists of names',
    },
  ],
  ['items', schema],
  ['contains', schema],
  ['additionalProperties', schema],
  ['propertyNames', schema],
  ['unevaluatedProperties', schema],
  ['unevaluatedItems', schema],
  ['not', schema],
  ['if', schema],
  ['then', schema],
  ['else', schema],
  ['prefixItems', schemas],
  ['allOf', schemas],
  ['anyOf', schemas],
  ['oneOf', schemas],
  ['properties', schemasByName],
  ['patternProperties', schemasByName],
  ['dependentSchemas', schemasByName],
  ['x-secret', { fits: (value) => typeof value === 'boolean', words: 'true or false' }],
  ['x-expected', text],
]);

/** What is wrong with the value of a keyword, in words; `undefined` where nothing is, or where the keyword has no form. */
export function wrongForm(keyword: string, value: Json): string | undefined {
  const form = forms.get(keyword);
  if (form === undefined || form.fits(value)) return undefined;
  return `the value of ${keyword} must be ${form.words}, but is ${JSON.stringify(value).slice(0, 60)}`;
}

function isSchema(value: Json): boolean {
  return isObject(value) || typeof value === 'boolean';
}

function isListOfTexts(value: Json): boolean {
  return Array.isArray(value) && value.every((item: Json) => typeof item === 'string');
}
