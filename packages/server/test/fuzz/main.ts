/**
 * Sends random and mutated requests to `opendas serve` in a process of its own, on PostgreSQL:
 * `node test/fuzz/main.ts [--requests 50000] [--seed N] [--store embedded]`. Ends with 1 where an answer is not allowed by
 * the document, where the server does not answer any more, or where its memory grows without end.
 */
import { startPostgres } from '@opendas/test-postgres';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { opendas } from '../opendas-process.ts';
import { storyDirectoryFile } from '../story-directory.ts';
import { fuzz } from './fuzz-run.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '20260120' },
    store: { type: 'string', default: 'postgresql' },
  },
});
const requests = Number(values.requests);
const seed = Number(values.seed);
/**
 * Megabytes that the process may have at any time. It has 290 to 330 after 10,000 requests: code that is compiled, and what
 * allocators keep. A heap that grows ends the process before (`--max-old-space-size`).
 */
const mayHave = 512;

const folder = mkdtempSync(join(tmpdir(), 'opendas-fuzz-'));
const postgres = values.store === 'embedded' ? undefined : await startPostgres();
writeFileSync(join(folder, 'directory.yaml'), storyDirectoryFile);
const server = opendas(
  ['serve', '--port', '0', '--data-dir', folder, '--log-level', 'error', '--check-responses', '--rate-limit-api', '0'],
  // A small heap: a server that keeps what it need not keep ends here.
  {
    env: {
      NODE_OPTIONS: '--max-old-space-size=128',
      ...(postgres !== undefined && { OPENDAS_DATABASE_URL: postgres.url }),
    },
  },
);
let failed = false;
try {
  const url = await server.ready();
  const started = Date.now();
  const memory: number[] = [];
  let shown = 0;
  const { sent, answers } = await fuzz({
    url,
    requests,
    seed,
    lanes: 4,
    onProgress(count) {
      if (count - shown < requests / 10) return;
      shown = count;
      memory.push(megabytesOf(server.child.pid));
      const seconds = (Date.now() - started) / 1000;
      console.log(`${count} requests, ${Math.round(count / seconds)} a second, server ${memory.at(-1)} MB`);
    },
  });
  const most = Math.max(0, ...memory);
  const ready = await fetch(`${url}/readyz`);
  for (const [name, count] of [...answers].toSorted(([one], [other]) => one.localeCompare(other)))
    console.log(`  ${String(count).padStart(6)}  ${name}`);
  console.log(
    `${sent} requests with seed ${seed} in ${((Date.now() - started) / 1000).toFixed(0)} s: every answer is allowed by the document. ` +
      `The server is ${ready.status === 200 ? 'ready' : 'NOT ready'}; it had ${most} MB (at most ${mayHave}).`,
  );
  failed = ready.status !== 200 || most > mayHave;
} catch (error) {
  failed = true;
  console.error(error instanceof Error ? error.message : error);
  console.error(error instanceof Error && error.cause instanceof Error ? error.cause.message : '');
  console.error(server.stdout().slice(-5000));
} finally {
  server.child.kill('SIGTERM');
  await server.ended();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

/** Resident memory of a process; 0 where the system does not say. */
function megabytesOf(pid: number | undefined): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
