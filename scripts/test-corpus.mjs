/**
 * `npm run test:corpus [FOLDER]`: the tests of the generators over public OpenAPI documents (FOLDER, or OPENAPI_CORPUS, or
 * ../shared/openapi-corpus) and over the official JSON Schema suite (JSON_SCHEMA_TEST_SUITE, or ../shared/json-schema-test-suite), which are
 * not kept here. Ends with one line: N passed, N failed[, N skipped].
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { countTests, removeReports } from './test-reports.mjs';
import { ensureInstalled, environment, fail, root, turbo } from './workspace.mjs';

const [folder] = process.argv.slice(2);
use('OPENAPI_CORPUS', folder, 'openapi-corpus', 'public OpenAPI documents');
use('JSON_SCHEMA_TEST_SUITE', undefined, 'json-schema-test-suite', 'a copy of json-schema-org/JSON-Schema-Test-Suite');

ensureInstalled();
removeReports();
const code = await turbo(['run', 'test', '--filter=./tools/openapi-*', '--concurrency=2', '--output-logs=new-only']);
const { passed, failed, skipped } = countTests();
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = code !== 0 ? code : failed > 0 ? 1 : 0;

/** Sets a variable to a folder that is there; ends with a sentence where none is. */
function use(variable, given, besides, what) {
  const chosen = resolve(given ?? process.env[variable] ?? join(root, '..', 'shared', besides));
  if (!existsSync(chosen)) fail(`${variable}: there is no folder ${chosen}; it should hold ${what}.`);
  environment[variable] = chosen;
}
