/**
 * Kills `opendas serve` under load, and checks that nothing that it acknowledged is lost, nor the audit event of it:
 * `node test/crash-safety/main.ts [--store embedded|postgresql|all] [--rounds 10]`. Ends with 1 where something is.
 */
import { parseArgs } from 'node:util';
import { endAll } from '../opendas-process.ts';
import { killRounds } from './kill-rounds.ts';
import type { StoreKind } from './killable-server.ts';

const { values } = parseArgs({
  options: { store: { type: 'string', default: 'all' }, rounds: { type: 'string', default: '10' } },
});
const stores: Readonly<Record<string, readonly StoreKind[]>> = {
  embedded: ['embedded'],
  postgresql: ['postgresql'],
  all: ['embedded', 'postgresql'],
};
const wanted = stores[values.store];
const rounds = Number(values.rounds);
if (wanted === undefined || !Number.isInteger(rounds) || rounds < 1) {
  throw new Error('Expected --store embedded, postgresql or all, and --rounds 1 or more.');
}
let failed = false;
try {
  for (const store of wanted) {
    const { shares, cancels, problems } = await killRounds(store, rounds);
    // A load in which nothing was acknowledged shows nothing.
    const passed = problems.length === 0 && shares > rounds && cancels > 0;
    failed ||= !passed;
    console.log(
      `${store}: ${rounds} kills, ${shares} acknowledged shares, ${cancels} acknowledged cancels, ` +
        `${problems.length} lost or wrong. ${passed ? 'Passed' : 'FAILED'}.`,
    );
    for (const problem of problems.slice(0, 20)) console.log(`  ${problem}`);
  }
} finally {
  endAll();
}
process.exitCode = failed ? 1 : 0;
