import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { isJsonMediaType, type Json, type Model } from '@opendas/openapi-model';
import type { Interaction } from '../src/interaction.ts';
import { pactFile } from '../src/pact-file.ts';
import { bodyText } from '../src/prove/pact-interaction.ts';
import { createSchemaCheck, type SchemaCheck } from '../src/schema-check/schema-check.ts';
import { verifyPact } from './verifier.ts';

const command = fileURLToPath(new URL('../node_modules/@stoplight/prism-cli/dist/index.js', import.meta.url));

/** Milliseconds that Prism may take to read a document; for some it takes hours. */
const longestStart = 180_000;

/** A mock server that `@stoplight/prism-cli` makes of a document, which shares no code with what made the pact. */
export interface Prism {
  readonly url: string;
  close(): Promise<void>;
}

/** What a mock server answers with: an example or a fixed value of each schema, or a random one. */
export type PrismAnswers = 'static' | 'dynamic';

/**
 * Starts a mock server for a document on a free port of this machine.
 *
 * @throws Error where it cannot read the document, or takes too long.
 */
export async function startPrism(document: string, answers: PrismAnswers = 'static'): Promise<Prism> {
  const port = await freePort();
  const random = answers === 'dynamic' ? ['--dynamic', '--seed', 'openapi-pact'] : [];
  const child = spawn(process.execPath, [command, 'mock', document, '-h', '127.0.0.1', '-p', String(port), ...random], {
    env: { ...process.env, SCARF_ANALYTICS: 'false', DO_NOT_TRACK: '1' },
  });
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => resolve());
  });
  let output = '';
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve, reject) => {
    const listen = (text: string): void => {
      output += text;
      if (output.includes('Prism is listening')) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    child.on('close', () => reject(new Error(`Prism ended: ${output.slice(-2000)}`)));
    timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`Prism did not start within ${longestStart / 1000} s.`));
    }, longestStart);
  }).finally(() => clearTimeout(timer));
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      child.kill();
      await ended;
    },
  };
}

/** What was found about one interaction. */
export interface PrismVerdict {
  readonly description: string;
  /** What the verifier of Pact has against Prism's answer. */
  readonly mismatches: readonly string[];
  /** What the document itself has against it: then the answer is wrong, and the mismatches say nothing. */
  readonly undocumented: string | undefined;
}

/**
 * Verifies the interactions of a document against a mock server of the same document with the verifier of Pact: Prism must take every
 * request, and what it answers with the status of the interaction must be what the interaction expects.
 *
 * @returns The interactions that do not match.
 */
export async function verifyWithPrism(
  model: Model,
  interactions: readonly Interaction[],
  { url }: Prism,
): Promise<readonly PrismVerdict[]> {
  const sent = interactions.map(preferring);
  const verdicts = await verifyPact(pactFile({ consumer: 'consumer', provider: 'provider' }, sent), url);
  const check = createSchemaCheck(model, { stopsAtFirst: true });
  const failed: PrismVerdict[] = [];
  for (const interaction of sent) {
    const mismatches = verdicts.get(interaction.description) ?? ['the verifier did not run it'];
    if (mismatches.length === 0) continue;
    const undocumented = await undocumentedAnswer(interaction, { model, check, url });
    failed.push({ description: interaction.description, mismatches, undocumented });
  }
  return failed;
}

/** What the document has against Prism's answer; undefined where it allows it. */
async function undocumentedAnswer(
  { operationId, reference, request, response }: Interaction,
  { model, check, url }: { readonly model: Model; readonly check: SchemaCheck; readonly url: string },
): Promise<string | undefined> {
  const query = new URLSearchParams(
    Object.entries(request.query).flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
  );
  const answer = await fetch(`${url}${request.path}?${query.toString()}`, {
    method: request.method,
    headers: Object.entries(request.headers).map(([name, values]): [string, string] => [name, values.join(', ')]),
    ...(request.body === undefined ? {} : { body: bodyText(request.body) }),
  });
  const text = await answer.text();
  if (answer.status === 500 && response.status !== 500) return `Prism could not answer: ${text.slice(0, 200)}`;
  if (answer.status !== response.status || response.body === undefined || !isJsonMediaType(response.body.contentType)) {
    return undefined;
  }
  const operation = model.operations.find((candidate) => candidate.operationId === operationId);
  const documented = operation?.responses.find(({ status }) => status === reference.status);
  const schema = documented?.content.find(({ mediaType }) => isJsonMediaType(mediaType))?.schema ?? true;
  return check(schema, JSON.parse(text) as Json, 'response')[0];
}

/** Prism answers with the status, and the example, that a request prefers. */
function preferring(interaction: Interaction): Interaction {
  const { key, request, response } = interaction;
  const isNamed = key !== 'default';
  const prefer = `code=${response.status}${isNamed ? `, example=${key}` : ''}`;
  return { ...interaction, request: { ...request, headers: { ...request.headers, Prefer: [prefer] } } };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with a port.
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  return port;
}
