import { sendThroughClient, type Interaction } from '@opendas/contracts';
import type { Json, Outcome } from './outcome.ts';

/** The outcome of an interaction in TypeScript, with which all others are compared. */
export async function referenceOutcome(interaction: Interaction, endpoint: string): Promise<Outcome> {
  const { result, body } = await sendThroughClient(interaction, endpoint);
  const text = (name: string) => result.headers.get(name) ?? undefined;
  // A body of JSON.
  const outcome = { status: result.status, body: (body ?? null) as Json };
  const subjectToken = text('x-subject-token');
  if (result.ok) return { ...outcome, ...(subjectToken !== undefined && { subjectToken }) };
  const code = (body as { readonly error_code?: string } | undefined)?.error_code;
  const requestId = text('x-request-id');
  return { ...outcome, ...(code !== undefined && { code }), ...(requestId !== undefined && { requestId }) };
}
