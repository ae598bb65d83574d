/**
 * A share request on its whole path (authentication, policy, validation, insert, audit) beside bare Fastify with the same insert through
 * the same driver, by turns in one run: `pnpm run server [SECONDS] [ROUNDS] [STORE]`. Prints a table; targets that are missed are printed too.
 */
import { cpus } from 'node:os';
import { caller } from './directory.ts';
import type { LoadResult, LoadSettings } from './load.ts';
import { load, medians } from './measure.ts';
import { Bench, type StoreKind } from './servers.ts';

const seconds = Number(process.argv[2] ?? 4);
const rounds = Number(process.argv[3] ?? 5);
const stores = (process.argv[4] === undefined ? ['postgresql', 'embedded'] : [process.argv[4]]) as StoreKind[];
/** Until the compiler of Node has seen all of a server, in seconds. */
const warmUp = 5;
const target = { throughput: 0.7, p99: 2 };

console.log(
  `Node ${process.version}, ${cpus().length} cores; medians of ${rounds} rounds of ${seconds} s by turns, 20 connections.\n`,
);
console.log('| store | server | requests a second | p50 | p99 |\n|---|---|---|---|---|');
for (const store of stores) {
  const bench = new Bench();
  try {
    const [bare, opendas] = [await bench.bare(store), await bench.opendas(store)];
    const path = `/v3/${caller.project}/connections/share`;
    const common = { method: 'POST', connections: 20 } as const;
    const ours = { ...common, url: opendas.url, path, share: opendas.connections };
    const measured: Readonly<Record<string, Omit<LoadSettings, 'seconds'>>> = {
      'bare Fastify': { ...common, url: bare.url, path: '/share', share: bare.connections, credential: 'none' },
      'OpenDAS, signed': { ...ours, credential: 'signature' },
      'OpenDAS, token': { ...ours, credential: { token: caller.token } },
    };
    for (const settings of Object.values(measured)) await load({ ...settings, seconds: warmUp });
    const results = new Map<string, LoadResult[]>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, settings] of Object.entries(measured)) {
        results.set(name, [...(results.get(name) ?? []), await load({ ...settings, seconds })]);
      }
    }
    report(store, new Map([...results].map(([name, list]) => [name, medians(list)])));
  } finally {
    await bench.close();
  }
}

function report(store: string, figures: ReadonlyMap<string, LoadResult>): void {
  const base = figures.get('bare Fastify');
  if (base === undefined) throw new Error('Bare Fastify was not measured.');
  for (const [name, { perSecond, p50, p99 }] of figures) {
    const ratio = (value: number, other: number): string =>
      name === 'bare Fastify' ? '' : ` (${(value / other).toFixed(2)})`;
    console.log(
      `| ${store} | ${name} | ${perSecond.toFixed(0)}${ratio(perSecond, base.perSecond)} | ${p50} ms | ${p99} ms${ratio(p99, base.p99)} |`,
    );
  }
  const signed = figures.get('OpenDAS, signed');
  if (signed === undefined) return;
  const met = signed.perSecond >= target.throughput * base.perSecond && signed.p99 <= target.p99 * base.p99;
  console.log(
    `\ntarget ${met ? 'met' : 'MISSED'}: at least ${target.throughput} of the throughput, p99 at most ${target.p99} times\n`,
  );
}
