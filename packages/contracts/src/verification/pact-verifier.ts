import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isObject, type Json } from '../pact/json.ts';
import { parties } from '../parties.ts';

/** What the Pact verifier found for one interaction. */
export interface InteractionVerdict {
  readonly description: string;
  /** What does not match; empty where the interaction is verified. */
  readonly mismatches: readonly string[];
}

/** Where the verifier finds things. */
export interface VerifierTarget {
  readonly pactFile: string;
  readonly providerUrl: string;
  readonly stateChangeUrl: string;
}

/**
 * Runs the Pact verifier with every interaction of a file.
 *
 * @throws Error where the verifier could not run at all.
 */
export async function runPactVerifier(target: VerifierTarget): Promise<readonly InteractionVerdict[]> {
  const output = await verifierOutput(target);
  const results = Array.isArray(output['interactionResults']) ? (output['interactionResults'] as readonly Json[]) : [];
  if (results.length === 0) throw new Error(`The Pact verifier ran nothing: ${JSON.stringify(output['errors'])}`);
  return results.flatMap((result) => {
    if (!isObject(result) || typeof result['description'] !== 'string') return [];
    const { description, mismatch } = result;
    return [{ description, mismatches: result['result'] === 'OK' ? [] : mismatchTexts(mismatch) }];
  });
}

async function verifierOutput({
  pactFile,
  providerUrl,
  stateChangeUrl,
}: VerifierTarget): Promise<{ readonly [name: string]: Json }> {
  const text = await reportOf({
    provider: parties.provider,
    providerBaseUrl: providerUrl,
    pactUrls: [pactFile],
    providerStatesSetupUrl: stateChangeUrl,
    providerStatesSetupTeardown: false,
    // It speaks plain HTTP with the proxy only, and would read all root certificates anew for every request.
    disableSslVerification: true,
    logLevel: 'error',
  });
  const report: unknown = parseReport(text);
  if (!isObject(report)) throw new Error(`The Pact verifier could not run: ${text}`);
  return report;
}

function reportOf(options: object): Promise<string> {
  // Beside this file: TypeScript in the sources, JavaScript in the package.
  const file = fileURLToPath(new URL(`./verifier-process${extname(import.meta.url)}`, import.meta.url));
  return new Promise((resolve, reject) => {
    const child = fork(file, [JSON.stringify(options)], { silent: true, execArgv: [] });
    let report: string | undefined;
    let complaints = '';
    child.on('message', (message) => {
      if (typeof message === 'string') report = message;
    });
    child.stdout?.resume();
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (report === undefined)
        reject(new Error(`The Pact verifier ended with code ${code}: ${complaints.slice(-2000)}`));
      else resolve(report);
    });
  });
}

function parseReport(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function mismatchTexts(mismatch: Json | undefined): readonly string[] {
  if (!isObject(mismatch)) return ['the verifier gives no reason'];
  const { mismatches, message } = mismatch;
  if (!Array.isArray(mismatches)) return [typeof message === 'string' ? message : JSON.stringify(mismatch)];
  return (mismatches as readonly Json[]).map((entry) => {
    if (!isObject(entry)) return JSON.stringify(entry);
    const place = typeof entry['path'] === 'string' ? `${entry['path']}: ` : '';
    return `${place}${typeof entry['mismatch'] === 'string' ? entry['mismatch'] : JSON.stringify(entry)}`;
  });
}
