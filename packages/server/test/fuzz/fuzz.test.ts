import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentOperations } from '../../src/http/document-operations.ts';
import { serveStore, type ServedStore } from '../../src/testing/serve-store.ts';
import { httpCall } from '../http-call.ts';
import { document } from '../requests/example-requests.ts';
import { storyDirectory } from '../story-directory.ts';
import { fuzz } from './fuzz-run.ts';

// More of them, against a process of its own: npm run check:fuzz-model.
const requests = Number(process.env['OPENDAS_FUZZ_REQUESTS'] ?? 700);
const seed = Number(process.env['OPENDAS_FUZZ_SEED'] ?? 20_260_120);

let server: ServedStore;
beforeAll(async () => {
  server = await serveStore({});
  await server.reset(storyDirectory());
});
afterAll(() => server.close());

it(`answers ${requests} random requests as the document allows`, async () => {
  const { sent, answers } = await fuzz({ url: server.url, requests, seed, lanes: 2 });
  expect(sent).toBeGreaterThanOrEqual(requests);
  expect(await httpCall(server.url, '/readyz')).toMatchObject({ status: 200 });
  // Else the requests would not get as far as the operations. Some need a database to log in to.
  const operations = documentOperations(document.root).map(({ operationId }) => operationId);
  const succeeded = operations.filter((id) => answers.has(`${id} 200`));
  expect(succeeded.length).toBeGreaterThan(operations.length / 2);
}, 300_000);
