/**
 * How long a decision takes with 1 to 1,000 statements, and how much memory, against Cedar and casbin with the same statements and requests.
 * `pnpm run policy`
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { processorTimes } from './processor-times.ts';
import { requests, statements, type Decide, type Request } from './question.ts';
import { tools } from './tools.ts';

const counts = [1, 10, 100, 1000];
/** Processor time of a decision at 100 statements, in microseconds. */
const target = 5;
const ours = 'OpenDAS';

console.log(`Node ${process.version}, ${cpus().length} cores. In brackets: in times of ${ours}.\n`);
console.log(
  '| statements | tool | a decision | memory for the statements | garbage of 1,000 decisions |\n|---|---|---|---|---|',
);
for (const count of counts) {
  const asked = requests(count);
  const deciders = await loadAll(count);
  requireTheSameAnswers(deciders, asked);
  const times = processorTimes(new Map([...deciders].map(([name, decide]) => [name, oneAfterTheOther(decide, asked)])));
  const memory = new Map([...deciders.keys()].map((name) => [name, memoryOf(name, count)]));
  const [fastest, least] = [times.get(ours) ?? Number.NaN, memory.get(ours)];
  for (const [name, time] of times) {
    const { loaded = Number.NaN, garbage = Number.NaN } = memory.get(name) ?? {};
    const cells = [
      String(count),
      name,
      `${figures(time)} µs (${ratio(time, fastest)})`,
      `${kilobytes(loaded)} (${ratio(loaded, least?.loaded)})`,
      `${kilobytes(garbage)} (${ratio(garbage, least?.garbage)})`,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  if (count === 100) {
    const verdict = fastest <= target ? 'reached' : 'missed';
    console.log(`| | | target of ${ours}: at most ${target} µs, ${verdict} | | |`);
    if (fastest > target) process.exitCode = 1;
  }
}

async function loadAll(count: number): Promise<ReadonlyMap<string, Decide>> {
  const loaded = new Map<string, Decide>();
  for (const [name, load] of tools) loaded.set(name, await load(statements(count)));
  return loaded;
}

/** Times compare only what answers the same. */
function requireTheSameAnswers(deciders: ReadonlyMap<string, Decide>, asked: readonly Request[]): void {
  for (const request of asked) {
    const answers = new Map([...deciders].map(([name, decide]) => [name, decide(request)]));
    if (new Set(answers.values()).size > 1) {
      throw new Error(`${JSON.stringify(request)} is answered with ${JSON.stringify([...answers])}.`);
    }
  }
}

function oneAfterTheOther(decide: Decide, asked: readonly Request[]): () => boolean {
  let next = 0;
  return () => {
    const request = asked[next] ?? asked[0];
    next = (next + 1) % asked.length;
    if (request === undefined) throw new Error('There are no requests.');
    return decide(request);
  };
}

function memoryOf(name: string, count: number): { readonly loaded: number; readonly garbage: number } {
  const child = fileURLToPath(import.meta.resolve('./memory-child.ts'));
  const options = ['--expose-gc', '--min-semi-space-size=128', '--max-semi-space-size=256'];
  const printed: unknown = JSON.parse(
    execFileSync(process.execPath, [...options, child, name, String(count)], { encoding: 'utf8' }),
  );
  // What memory-child.ts prints.
  return printed as { readonly loaded: number; readonly garbage: number };
}

function ratio(value: number, to: number | undefined): string {
  return `${figures(value / (to ?? Number.NaN))} ×`;
}

/** Three figures. */
function figures(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
