import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DocumentError } from './document-error.ts';
import type { DocumentOptions } from './documents.ts';
import { loadModel } from './load-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'openapi-documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes files into a folder of their own and gives the path of `api/openapi.yaml`. */
function write(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(folder, 'case-'));
  for (const [name, text] of Object.entries(files)) {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return join(root, 'api/openapi.yaml');
}

/** A document with these component schemas, in YAML. */
function document(schemas: string): string {
  return `openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\ncomponents:\n  schemas:\n${schemas.replaceAll(/^/gm, '    ')}\n`;
}

function schemasOf(file: string, options?: DocumentOptions): unknown {
  return Object.fromEntries(loadModel(file, options).schemas);
}

function messagesOf(file: string, options?: DocumentOptions): readonly string[] {
  try {
    loadModel(file, options);
    return [];
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return error.problems.map(
      ({ file: name = '', line, pointer, message }) => `${name.split('/').at(-1)}:${line}: ${pointer}: ${message}`,
    );
  }
}

describe('references between files', () => {
  test('give schemas of other files a name, and a component that is only a reference its own name', () => {
    const file = write({
      'api/openapi.yaml': document(
        'Pet: {$ref: ./pet.yaml}\nOwner: {properties: {name: {$ref: "shared/types.json#/$defs/Name"}}}',
      ),
      'api/pet.yaml':
        'type: object\nproperties: {owner: {$ref: "openapi.yaml#/components/schemas/Owner"}, friend: {$ref: "#"}}',
      'api/shared/types.json': '{"$defs": {"Name": {"type": "string"}}}',
    });
    expect(schemasOf(file)).toEqual({
      Pet: {
        type: 'object',
        properties: { owner: { $ref: '#/components/schemas/Owner' }, friend: { $ref: '#/components/schemas/Pet' } },
      },
      Owner: { properties: { name: { $ref: '#/components/schemas/Name' } } },
      Name: { type: 'string' },
    });
    expect(loadModel(file).furtherFiles.map((path) => path.split('/').at(-1))).toEqual(['pet.yaml', 'types.json']);
  });

  test('may go round in circles', () => {
    const file = write({
      'api/openapi.yaml': document('A: {properties: {b: {$ref: b.yaml}}}'),
      'api/b.yaml': 'properties: {c: {$ref: c.yaml}}',
      'api/c.yaml': 'properties: {b: {$ref: b.yaml}, self: {$ref: "#"}}',
    });
    expect(schemasOf(file)).toEqual({
      A: { properties: { b: { $ref: '#/components/schemas/b' } } },
      b: { properties: { c: { $ref: '#/components/schemas/c' } } },
      c: { properties: { b: { $ref: '#/components/schemas/b' }, self: { $ref: '#/components/schemas/c' } } },
    });
  });

  test('are followed for path items, parameters and responses, from the file they stand in', () => {
    const file = write({
      'api/openapi.yaml':
        "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths:\n  /pets/{id}: {$ref: paths/pet.yaml}\n",
      'api/paths/pet.yaml':
        "parameters: [{$ref: '../shared.yaml#/id'}]\nget:\n  responses: {200: {$ref: '../shared.yaml#/pet'}}",
      'api/shared.yaml':
        'id: {name: id, in: path, required: true, schema: {$ref: "#/text"}}\ntext: {type: string}\npet: {description: A pet., content: {application/json: {schema: {$ref: "#/text"}}}}',
    });
    const model = loadModel(file);
    expect(model.operations).toMatchObject([
      {
        path: '/pets/{id}',
        parameters: [{ name: 'id', schema: { $ref: '#/components/schemas/text' } }],
        responses: [{ status: '200', content: [{ schema: { $ref: '#/components/schemas/text' } }] }],
      },
    ]);
    expect([...model.schemas.keys()]).toEqual(['text']);
  });
});

describe('references that lead away', () => {
  const outside = { 'api/openapi.yaml': document('A: {$ref: ../out.yaml}'), 'out.yaml': 'type: string' };

  test('out of the folder of the document are refused, unless allowed', () => {
    const file = write(outside);
    expect(messagesOf(file)).toEqual([
      'openapi.yaml:5: #/components/schemas/A/$ref: the reference ../out.yaml leads outside the folder of the document; allow that (--allow-outside), or move the file',
    ]);
    expect(schemasOf(file, { allowOutside: true })).toEqual({ A: { type: 'string' } });
  });

  test('out of the folder through a symbolic link are refused too', () => {
    const file = write({ ...outside, 'api/openapi.yaml': document('A: {$ref: ./link.yaml}') });
    symlinkSync(join(dirname(file), '../out.yaml'), join(dirname(file), 'link.yaml'));
    expect(messagesOf(file)).toHaveLength(1);
  });

  test('to the network are refused; a local copy is taken', () => {
    const url = 'https://example.com/pet.json';
    const file = write({
      'api/openapi.yaml': document(`A: {$ref: "${url}#/a"}`),
      'copy.json': '{"a": {"type": "null"}}',
    });
    expect(messagesOf(file)).toEqual([
      `openapi.yaml:5: #/components/schemas/A/$ref: the reference ${url} leads to ${url}, and nothing is fetched; name a local copy (--document URL=FILE), or bundle the document into one file`,
    ]);
    const copy = join(dirname(file), '../copy.json');
    expect(schemasOf(file, { copies: { [url]: copy } })).toEqual({ A: { type: 'null' } });
    expect(schemasOf(file, { documents: { [url]: { a: true } } })).toEqual({ A: true });
  });

  test('to files that are missing or broken are reported with the mistakes in them', () => {
    const file = write({
      'api/openapi.yaml': document('A: {$ref: none.yaml}\nB: {$ref: bad.json}'),
      'api/bad.json': '{',
    });
    expect(messagesOf(file)).toEqual([
      expect.stringMatching(/^bad\.json:.*not JSON/),
      expect.stringMatching(/^openapi\.yaml:5: #\/components\/schemas\/A\/\$ref: .*none\.yaml.*ENOENT/),
      expect.stringMatching(
        /^openapi\.yaml:6: #\/components\/schemas\/B\/\$ref: .*bad\.json leads to cannot be read: it is not valid$/,
      ),
    ]);
  });

  test.each(['//host/x.yaml', 'file://host/x.yaml', 'sub%2Fx.yaml', '%zz.yaml'])(
    'to %s, which is no path, are reported',
    (reference) => {
      const file = write({ 'api/openapi.yaml': document(`A: {$ref: "${reference}"}`) });
      expect(messagesOf(file)).toEqual([expect.stringContaining(`the reference ${reference} `)]);
    },
  );

  test('are relative to the document, not to a link that leads to it', () => {
    const file = write({ 'api/openapi.yaml': document('A: {$ref: b.yaml}'), 'api/b.yaml': 'type: string' });
    const link = join(dirname(file), '../link.yaml');
    symlinkSync(file, link);
    expect(schemasOf(link)).toEqual({ A: { type: 'string' } });
  });

  test('are data in examples, and nothing looks at them', () => {
    const file = write({
      'api/openapi.yaml': document(
        'A: {type: object, example: {$ref: "https://example.com"}, default: {$ref: "../x"}}',
      ),
    });
    expect(messagesOf(file)).toEqual([]);
  });
});

describe('names that are given twice', () => {
  test.each([
    {
      schemas: 'A: {$id: "https://a/x"}\nB: {$id: "https://a/x"}',
      want: 'the $id https://a/x is taken by #/components/schemas/A',
    },
    { schemas: 'A: {$anchor: x}\nB: {$anchor: x}', want: 'the $anchor x is taken by #/components/schemas/A' },
  ])('are reported: $want', ({ schemas, want }) => {
    expect(messagesOf(write({ 'api/openapi.yaml': document(schemas) }))).toEqual([
      `openapi.yaml:6: #/components/schemas/B: ${want}`,
    ]);
  });

  test('an $id equal to the address of the file is one of them', () => {
    const file = write({ 'api/openapi.yaml': document('B: {$id: openapi.yaml, type: string}') });
    expect(messagesOf(file)).toEqual([expect.stringMatching(/^openapi\.yaml:5: .*openapi\.yaml is taken by #$/)]);
  });
});
