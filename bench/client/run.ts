/**
 * Size of a bundle that imports one operation, and what a call costs over a bare `fetch` with a transport that answers at
 * once, both beside openapi-fetch in the same run. Prints a table; targets that are missed are printed too.
 */
import { bundleSize } from './bundle-size.ts';
import { callTimes } from './call-time.ts';
import { callers, webCrypto } from './callers.ts';

const bundles = {
  '@opendas/client, one operation':
    "import { createShareConnections, createTransport } from '@opendas/client'; globalThis.call = (options, input) => createShareConnections(createTransport(options), input);",
  '@opendas/client, every operation':
    "import { createDasClient } from '@opendas/client'; globalThis.createDasClient = createDasClient;",
  'openapi-fetch': "import createClient from 'openapi-fetch'; globalThis.createClient = createClient;",
};

/** Bytes of a bundle with one operation, with signing and retries. */
const sizeTarget = { minified: 9600, gzipped: 4000 };
/** Overhead in multiples of that of openapi-fetch, and what a signature may add, in microseconds. */
const timeTarget = { multiple: 2, signature: 60 };

console.log('Bundle (esbuild, minified)                bytes   gzip');
for (const [name, source] of Object.entries(bundles)) {
  const { minified, gzipped } = await bundleSize(source);
  console.log(`${name.padEnd(38)} ${String(minified).padStart(8)} ${String(gzipped).padStart(6)}`);
  if (name === '@opendas/client, one operation') {
    report(
      minified <= sizeTarget.minified && gzipped <= sizeTarget.gzipped,
      `at most ${sizeTarget.minified} and ${sizeTarget.gzipped} bytes`,
    );
  }
}

const times = await callTimes(new Map([...callers, ['Web Crypto alone', webCrypto]]));
const time = (name: string): number => times.get(name) ?? Number.NaN;
const overhead = (name: string): number => time(name) - time('bare fetch');
const peer = overhead('openapi-fetch');
console.log('\nCall (one share)                       µs     over bare fetch');
for (const name of callers.keys()) {
  const over = `${overhead(name).toFixed(1)} µs, ${(overhead(name) / peer).toFixed(2)} × openapi-fetch`;
  console.log(`${name.padEnd(34)} ${time(name).toFixed(1).padStart(6)}     ${name === 'bare fetch' ? '' : over}`);
}
report(overhead('@opendas/client') <= timeTarget.multiple * peer, `at most ${timeTarget.multiple} × openapi-fetch`);
const signature = overhead('@opendas/client, signed') - overhead('@opendas/client');
const floor = time('Web Crypto alone');
console.log(
  `\nA signature takes ${signature.toFixed(1)} µs, ${(signature / floor).toFixed(2)} × Web Crypto alone (${floor.toFixed(1)} µs)`,
);
report(signature <= timeTarget.signature, `at most ${timeTarget.signature} µs more for a signature`);

function report(met: boolean, target: string): void {
  console.log(`  target ${met ? 'met' : 'MISSED'}: ${target}`);
}
