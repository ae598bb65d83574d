/**
 * Prints how many bytes 1,000 checks of a valid value leave to the garbage collector, `NaN` where it ran meanwhile.
 * `node --expose-gc --min-semi-space-size=… validators/heap-child.ts KIND MODULE`
 */
import { PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { loadCheck } from './load-check.ts';
import { kinds } from './kinds.ts';

const [, , name = '', module = ''] = process.argv;
const kind = kinds.get(name);
if (kind === undefined) throw new Error(`${name} is no kind; there are ${[...kinds.keys()].join(', ')}.`);
const check = await loadCheck(module);
// Compiled code allocates less than what runs first: escape analysis.
const warm = performance.now() + 500;
while (performance.now() < warm) check(kind.valid);
growth(1);
let collections = 0;
new PerformanceObserver((list) => {
  collections += list.getEntries().length;
}).observe({ entryTypes: ['gc'] });
globalThis.gc?.();
await wait(50);
collections = 0;
const calls = 100;
// What reading the size allocates itself.
const own = growth(0);
const bytes = Math.max(0, growth(calls) - own);
await wait(50);
console.log(collections === 0 ? bytes * (1000 / calls) : Number.NaN);

function growth(count: number): number {
  const before = process.memoryUsage().heapUsed;
  for (let call = 0; call < count; call += 1) check(kind?.valid);
  return process.memoryUsage().heapUsed - before;
}
