import { isDeepStrictEqual } from 'node:util';
import type { Interaction } from '@opendas/openapi-pact';
import { withMockServer } from './mock-server.ts';

/** What came back from the client. */
export interface ClientAnswer {
  readonly result: { readonly ok: boolean; readonly status: number; readonly headers: Headers };
  /** The typed body of the result; missing where the result could not be narrowed to the expected status. */
  readonly body?: unknown;
}

/** What the validators have against a value: nothing where it fits. */
export interface InteractionValidation {
  /** Path, query, header and body of the request. */
  request(interaction: Interaction): readonly string[];
  /** A body that was answered with the status of the interaction. */
  response(interaction: Interaction, body: unknown): readonly string[];
}

/** An interaction that the client, the mock server or the validators do not agree with. */
export class UnprovenInteractionError extends Error {
  override readonly name = 'UnprovenInteractionError';

  constructor(description: string, reason: string, options?: ErrorOptions) {
    super(`${description}: ${reason}`, options);
  }
}

/**
 * Proves an interaction: the client sends its request to the Pact mock server, to the letter, and gives back its answer as a
 * result of its status, and the validators accept both.
 *
 * @param send - Makes the client send the request to this endpoint.
 * @throws {@link UnprovenInteractionError} with the first thing that does not hold.
 */
export async function proveInteraction(
  interaction: Interaction,
  send: (endpoint: string) => Promise<ClientAnswer>,
  validation: InteractionValidation,
): Promise<void> {
  const { description, requestIsValid, response } = interaction;
  const fail = (reason: string, cause?: unknown): never => {
    throw new UnprovenInteractionError(description, reason, { cause });
  };
  const complaints = validation.request(interaction);
  if (requestIsValid && complaints.length > 0) fail(`the validators refuse the request: ${complaints.join('; ')}`);
  if (!requestIsValid && complaints.length === 0) fail('the validators accept the request, which is wrong on purpose');

  const { result: answer, mismatch } = await withMockServer(interaction, send).catch((error: unknown) =>
    fail(error instanceof Error ? error.message : String(error), error),
  );
  if (mismatch !== undefined) fail(mismatch);
  const { result } = answer;
  if (result.status !== response.status) fail(`the client gave back status ${result.status}, not ${response.status}`);
  const ok = response.status >= 200 && response.status < 300;
  if (result.ok !== ok) fail(`the client gave back a result with ok ${result.ok} for status ${response.status}`);
  if (!isDeepStrictEqual(answer.body, response.body?.content)) {
    fail(
      `the client gave back another body: ${JSON.stringify(answer.body)} instead of ${JSON.stringify(response.body?.content)}`,
    );
  }
  for (const [name, values] of Object.entries(response.headers)) {
    const got = result.headers.get(name);
    if (got !== values.join(', ')) fail(`the client gave back another header ${name}: ${got ?? 'none'}`);
  }
  const wrong = validation.response(interaction, answer.body);
  if (wrong.length > 0) fail(`the validators refuse the response: ${wrong.join('; ')}`);
}
