import type { Interaction } from '../interaction.ts';

/** What a client gave back for an interaction. */
export interface ClientAnswer {
  readonly status: number;
  /** The body as the client understood it; where it is left out it is not compared. */
  readonly body?: unknown;
}

/**
 * Sends the request of an interaction through a client, and gives back what the client made of the response.
 *
 * @param baseUrl - Where the mock server is, without a slash at the end.
 * @param interaction - `operationId` says what to call, `input` with what, `credentials` as whom.
 * @returns `undefined` where the client does not send this: the interaction is left out.
 */
export type ClientCall = (baseUrl: string, interaction: Interaction) => Promise<ClientAnswer | undefined>;
