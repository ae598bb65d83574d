import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validatorsByOperation } from '../src/consumer/validators.ts';
import { readDocument } from '../src/document.ts';
import { exampleKey } from '../src/example-key.ts';
import { contract } from '../src/generated/contract.ts';
import { committedFiles } from '../src/pact/committed-files.ts';
import { parsePact } from '../src/pact/pact.ts';
import { ownServer } from '../src/verification/own-server.ts';
import type { Provider } from '../src/verification/provider.ts';
import { verifyProvider } from '../src/verification/verify-provider.ts';

const committed = readFileSync(committedFiles.pact, 'utf8');
const description = 'CreateShareConnections: 200 oneUser/signature';

it('are there for every operation that may be signed', () => {
  const operations = new Set(
    contract.interactions.filter(({ credentials }) => credentials.length > 0).map(({ operationId }) => operationId),
  );
  const signed = contract.interactions.filter(({ credentials }) => credentials[0]?.scheme === 'signature');
  expect(new Set(signed.map(({ operationId }) => operationId))).toEqual(operations);
});

it('hold no secret key', () => {
  expect(committed).not.toContain(exampleKey().secretAccessKey);
});

describe('a signed interaction and the real server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opendas-signed-'));
  const pact = join(folder, 'pact.json');
  let provider: Provider;
  beforeAll(async () => {
    const interactions = parsePact(committed).interactions.filter((one) => one.description === description);
    writeFileSync(pact, JSON.stringify({ ...(JSON.parse(committed) as object), interactions }));
    provider = await ownServer.embedded();
  });
  afterAll(async () => {
    await provider.close();
    rmSync(folder, { recursive: true });
  });

  const refused: unknown = expect.arrayContaining([expect.stringContaining('was 401')]);
  it.each([
    ['the key of the caller', exampleKey(), []],
    ['another secret', { ...exampleKey(), secretAccessKey: 'another' }, refused],
    ['an unknown key', { ...exampleKey(), accessKeyId: 'UNKNOWN' }, refused],
  ])('with %s', async (_, key, want) => {
    const context = { contract, document: readDocument(), validators: validatorsByOperation, key };
    const [result] = (await verifyProvider(provider, pact, context)).interactions;
    expect(result?.problems).toEqual(want);
  });
});
