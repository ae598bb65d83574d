/**
 * Prints how much the process grows when a tool takes the statements, in bytes of resident memory (WebAssembly is not in the heap), and how
 * much heap 1,000 decisions leave to the garbage collector. `node --expose-gc --min-semi-space-size=… policy/memory-child.ts TOOL COUNT`
 */
import { requests, statements } from './question.ts';
import { tools } from './tools.ts';

const [, , name = '', count = ''] = process.argv;
const load = tools.get(name);
if (load === undefined) throw new Error(`${name} is no tool; there are ${[...tools.keys()].join(', ')}.`);
const given = statements(Number(count));
const asked = requests(given.length);

// A first set loads what the tool itself needs.
await load(statements(1));
globalThis.gc?.();
const before = process.memoryUsage().rss;
const decide = await load(given);
asked.forEach(decide);
globalThis.gc?.();
const loaded = Math.max(0, process.memoryUsage().rss - before);

const warm = performance.now() + 500;
while (performance.now() < warm) asked.forEach(decide);
globalThis.gc?.();
const rounds = 4;
const start = process.memoryUsage().heapUsed;
for (let round = 0; round < rounds; round += 1) asked.forEach(decide);
const garbage = process.memoryUsage().heapUsed - start;
console.log(JSON.stringify({ loaded, garbage: (garbage * 1000) / (rounds * asked.length) }));
