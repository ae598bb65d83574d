import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the Pact verifier has against an answer, by the description of the interaction; an empty list is none. */
export type Verdicts = ReadonlyMap<string, readonly string[]>;

interface Report {
  readonly interactionResults?: readonly {
    readonly description: string;
    readonly result: string;
    readonly mismatch?: { readonly mismatches?: readonly object[]; readonly message?: string };
  }[];
}

/**
 * Verifies a pact with the verifier of Pact, against a provider that has all of its states.
 *
 * @throws Error where the verifier could not run.
 */
export async function verifyPact(pact: object, providerBaseUrl: string): Promise<Verdicts> {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-pact-verifier-'));
  try {
    const file = join(folder, 'pact.json');
    writeFileSync(file, JSON.stringify(pact));
    const text = await runVerifier({ provider: 'provider', providerBaseUrl, pactUrls: [file], logLevel: 'error' });
    const { interactionResults } = JSON.parse(text) as Report;
    if (interactionResults === undefined) throw new Error(`The Pact verifier ran nothing: ${text}`);
    return new Map(
      interactionResults.map(({ description, result, mismatch }) => [
        description,
        result === 'OK' ? [] : (mismatch?.mismatches?.map(inWords) ?? [mismatch?.message ?? 'no reason is given']),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function inWords(mismatch: { readonly path?: string; readonly mismatch?: string }): string {
  return mismatch.mismatch === undefined
    ? JSON.stringify(mismatch)
    : `${mismatch.path ?? ''} ${mismatch.mismatch}`.trim();
}

function runVerifier(options: object): Promise<string> {
  const file = fileURLToPath(new URL('./verifier-process.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = fork(file, [JSON.stringify({ ...options, disableSslVerification: true })], {
      silent: true,
      execArgv: [],
    });
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
