/**
 * Time, heap and bundle size of every tool on one kind of schema, as a table in Markdown. `node validators/kind-report.ts KIND`: a process for each,
 * since what ran before decides what the engine has compiled.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleSize } from './bundle-size.ts';
import type { Kind } from './kind.ts';
import { toolsFor, type Tool } from './kind-tools.ts';
import { kinds } from './kinds.ts';
import { medianTimes } from './median.ts';

const [, , name = ''] = process.argv;
const kind = kinds.get(name);
if (kind === undefined) throw new Error(`${name} is no kind; there are ${[...kinds.keys()].join(', ')}.`);
const folder = mkdtempSync(join(import.meta.dirname, '..', '.bench-'));
try {
  const tools = await toolsFor(kind, folder);
  for (const tool of tools) requireTheSameChecks(tool, kind);
  const times = [kind.valid, kind.early, kind.late].map((value) =>
    medianTimes(new Map(tools.map((tool) => [tool.name, () => tool.check(value)])), { rounds: 9, milliseconds: 30 }),
  );
  console.log(`\n### ${kind.title}\n`);
  console.log(
    '| | valid | early mistake | late mistake | heap, 1,000 valid | bundle, min | gzip |\n|---|---|---|---|---|---|---|',
  );
  for (const tool of tools) {
    const { min, gzip } = await bundleSize(readFileSync(tool.file, 'utf8'), folder);
    const cells = [...times.map((of) => timeCell(of, tool.name)), heapCell(tool, kind), `${min} B`, `${gzip} B`];
    console.log(`| ${[tool.name, ...cells].join(' | ')} |`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** The time, and what it is in times of the hand-written check and of Ajv's. */
function timeCell(times: ReadonlyMap<string, number>, tool: string): string {
  const time = times.get(tool) ?? Number.NaN;
  const ratios = ['hand-written', 'Ajv standalone'].map((to) => ratio(time / (times.get(to) ?? Number.NaN)));
  return `${microseconds(time)} (${ratios.join(', ')})`;
}

function microseconds(nanoseconds: number): string {
  const value = nanoseconds / 1000;
  return `${value < 100 ? value.toPrecision(3) : value.toFixed(0)} µs`;
}

function ratio(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ×`;
}

function heapCell(tool: Tool, { name: kindName }: Kind): string {
  // So large a young generation that nothing is collected while it is measured.
  const flags = ['--expose-gc', '--min-semi-space-size=1024', '--max-semi-space-size=1024'];
  const child = fileURLToPath(import.meta.resolve('./heap-child.ts'));
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, child, kindName, tool.file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The heap of ${tool.name} could not be measured: ${stderr}`);
  const bytes = Number(stdout);
  return Number.isNaN(bytes) ? 'collected meanwhile' : `${Math.round(bytes / 1000)} kB`;
}

/** Numbers compare only what does the same work. */
function requireTheSameChecks({ name: tool, check }: Tool, { valid, early, late, right, wrong }: Kind): void {
  const refused = [valid, ...right].filter((value) => !check(value));
  const accepted = [early, late, ...wrong].filter((value) => check(value));
  for (const [what, [first]] of [
    ['refuses', refused],
    ['accepts', accepted],
  ] as const) {
    if (first !== undefined)
      throw new Error(`${tool} ${what} ${JSON.stringify(first).slice(0, 300)}, unlike the schema.`);
  }
}
