import { isDeepStrictEqual } from 'node:util';
import type { Interaction } from '../interaction.ts';
import type { ClientAnswer, ClientCall } from './client-call.ts';
import { withMockServer } from './mock-server.ts';
import type { PactCore } from './pact-core.ts';

/** An interaction that a client did not prove. */
export interface UnprovenInteraction {
  readonly description: string;
  readonly reason: string;
}

/** What a client proved. */
export interface Proof {
  readonly proven: readonly Interaction[];
  readonly failed: readonly UnprovenInteraction[];
  /** Descriptions of the interactions that the client does not send. */
  readonly leftOut: readonly string[];
}

/** How a client is driven. */
export interface ProofOptions {
  /** Milliseconds that one call may take. Default: 10 000. */
  readonly timeout?: number;
  /** Called after each interaction. */
  readonly onDone?: (description: string) => void;
}

/**
 * Drives a client through interactions, one after the other, each against a Pact mock server that expects it and nothing else.
 *
 * An interaction is proven where its request came as it is written, and the client gave back its status and its body (where it gives
 * one).
 */
export async function proveInteractions(
  interactions: readonly Interaction[],
  call: ClientCall,
  core: PactCore,
  { timeout = 10_000, onDone = () => {} }: ProofOptions = {},
): Promise<Proof> {
  const proven: Interaction[] = [];
  const failed: UnprovenInteraction[] = [];
  const leftOut: string[] = [];
  for (const interaction of interactions) {
    const { description } = interaction;
    const verdict = await prove(interaction, (baseUrl) => withTimeout(call(baseUrl, interaction), timeout), core);
    if (verdict === 'proven') proven.push(interaction);
    else if (verdict === 'left out') leftOut.push(description);
    else failed.push({ description, reason: verdict.reason });
    onDone(description);
  }
  return { proven, failed, leftOut };
}

type Verdict = 'proven' | 'left out' | { readonly reason: string };

async function prove(
  interaction: Interaction,
  send: (baseUrl: string) => Promise<ClientAnswer | undefined>,
  core: PactCore,
): Promise<Verdict> {
  try {
    const { result: answer, mismatch } = await withMockServer(core, interaction, send);
    if (answer === undefined) return 'left out';
    const reason = mismatch ?? answerComplaint(interaction, answer);
    return reason === undefined ? 'proven' : { reason };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

function answerComplaint({ response }: Interaction, { status, body }: ClientAnswer): string | undefined {
  if (status !== response.status) return `the client gave back status ${status}, not ${response.status}`;
  if (body === undefined) return undefined;
  const expected = response.body?.content;
  const isNothing = expected === undefined && (body === null || body === '');
  if (isNothing || response.body?.encoded === 'base64' || isDeepStrictEqual(plain(body), expected)) return undefined;
  return `the client gave back another body: ${JSON.stringify(body)} instead of ${JSON.stringify(expected)}`;
}

/** Without the prototypes that a client gives its objects. */
function plain(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body)) as unknown;
}

async function withTimeout<Result>(promise: Promise<Result>, milliseconds: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the client did not come back within ${milliseconds} ms`));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
