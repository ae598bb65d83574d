import { describe, expect, it } from 'vitest';
import { readDocument } from '../document.ts';
import { contract } from '../generated/contract.ts';
import { committedFiles, readCommitted } from './committed-files.ts';
import { compareWithDocument } from './comparison.ts';
import { isObject, type Json } from './json.ts';

const committed = readCommitted(committedFiles.pact) ?? '';

/** The document with one member replaced; `undefined` removes it. */
function documentWith(path: readonly string[], value: Json | undefined): object {
  const document = structuredClone(readDocument()) as { [member: string]: unknown };
  let parent = document;
  for (const name of path.slice(0, -1)) {
    const child = parent[name];
    if (!isObject(child)) throw new Error(`The document has no ${path.join('.')}.`);
    parent = child;
  }
  parent[path.at(-1) ?? ''] = value;
  return JSON.parse(JSON.stringify(document)) as object;
}

describe('the committed pact, compared with the document by an independent tool', () => {
  it('has no error and no warning', async () => {
    expect(await compareWithDocument(readDocument(), committed, contract)).toEqual([]);
  });

  it('has every interaction of the contract', () => {
    const pact: unknown = JSON.parse(committed);
    const interactions = isObject(pact) && Array.isArray(pact['interactions']) ? pact['interactions'] : [];
    expect(interactions).toHaveLength(contract.interactions.length);
  });

  const schemas = ['components', 'schemas'];
  it.each<[string, readonly string[], Json | undefined, string]>([
    [
      'a member changes its type',
      [...schemas, 'CancelShareResponse', 'properties', 'status', 'type'],
      'string',
      'response.body.incompatible',
    ],
    [
      'a request needs another member',
      [...schemas, 'ShareConnUserInfo', 'required'],
      ['user_id', 'user_name', 'domain'],
      'request.body.incompatible',
    ],
    [
      'a response is no longer listed',
      ['paths', '/v3/{project_id}/connections', 'get', 'responses', '401'],
      undefined,
      'response.status.unknown',
    ],
    [
      'an operation is gone',
      ['paths', '/v3/{project_id}/connections', 'get'],
      undefined,
      'request.path-or-method.unknown',
    ],
  ])('is refused where %s', async (_, path, value, want) => {
    const results = await compareWithDocument(documentWith(path, value), committed, contract);
    expect(results.join('\n')).toContain(want);
  });
});
