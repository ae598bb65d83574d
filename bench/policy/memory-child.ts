/**
 * Prints how much memory a tool keeps for the statements, in bytes: the heap, and what is outside it, where WebAssembly has its memory; and how
 * much heap 1,000 decisions leave to the garbage collector. `node --expose-gc --min-semi-space-size=… policy/memory-child.ts TOOL COUNT`
 */
import { setTimeout as wait } from 'node:timers/promises';
import { requests, statements } from './question.ts';
import { tools } from './tools.ts';

const [, , name = '', count = ''] = process.argv;
const load = tools.get(name);
if (load === undefined) throw new Error(`${name} is no tool; there are ${[...tools.keys()].join(', ')}.`);
const given = statements(Number(count));
const asked = requests(given.length);

// A first set loads what the tool itself needs.
await load(statements(1));
const before = await kept();
const decide = await load(given);
asked.forEach(decide);
const loaded = (await kept()) - before;

const warm = performance.now() + 500;
while (performance.now() < warm) asked.forEach(decide);
globalThis.gc?.();
const rounds = 4;
const start = process.memoryUsage().heapUsed;
for (let round = 0; round < rounds; round += 1) asked.forEach(decide);
const garbage = process.memoryUsage().heapUsed - start;
console.log(JSON.stringify({ loaded, garbage: (garbage * 1000) / (rounds * asked.length) }));

/** After several collections: what the loader has read goes only then. */
async function kept(): Promise<number> {
  for (let collection = 0; collection < 5; collection += 1) {
    globalThis.gc?.();
    await wait(20);
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
