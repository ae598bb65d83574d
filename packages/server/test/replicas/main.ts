/**
 * Two `opendas serve` on one PostgreSQL behind one address: `node test/replicas/main.ts [ROUNDS]`. Shares and cancels of one are
 * seen by the other at once; replay protection, rate limits and key locks are those of both; nothing that was acknowledged is lost
 * when either is killed, or PostgreSQL restarted, under load. 6 rounds by default. Ends with 1 where something is wrong.
 */
import { endAll } from '../opendas-process.ts';
import {
  auditVerified,
  killedUnderLoad,
  limitedTogether,
  lockedTogether,
  oneDirectory,
  restartedUnderLoad,
  seenAtOnce,
  takenOnce,
} from './checks.ts';
import { startReplicas } from './replica-set.ts';

const rounds = Number(process.argv[2] ?? 6);
const replicas = await startReplicas();
const checks = {
  seenAtOnce,
  takenOnce,
  oneDirectory,
  killedUnderLoad: killedUnderLoad(rounds),
  restartedUnderLoad: restartedUnderLoad(Math.max(2, Math.floor(rounds / 3))),
  lockedTogether,
  auditVerified,
};
let failed = 0;
try {
  for (const [name, check] of Object.entries(checks)) {
    await report(name, () => check(replicas));
  }
} finally {
  await replicas.stop();
}
await report('limitedTogether', limitedTogether);
endAll();
console.log(failed === 0 ? 'All checks of replicas passed.' : `${failed} checks of replicas FAILED.`);
process.exitCode = failed === 0 ? 0 : 1;

async function report(name: string, check: () => Promise<string>): Promise<void> {
  const started = Date.now();
  try {
    const seen = await check();
    console.log(`passed in ${((Date.now() - started) / 1000).toFixed(1)} s: ${seen}.`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}: ${error instanceof Error ? error.message : String(error)}`);
    console.log(replicas.output().slice(-3000));
  }
}
