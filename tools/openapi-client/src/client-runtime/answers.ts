import { UnexpectedResponseError } from './errors.ts';

/**
 * Reads the body of an answer.
 *
 * @param isOptional - Whether it may be missing.
 * @throws UnexpectedResponseError, or the error of the platform where the answer breaks off.
 */
export type BodyReader = (response: Response, isOptional: boolean, operationId: string) => Promise<unknown>;

/** Reads JSON. */
export const json: BodyReader = async (response, isOptional, operationId) => {
  const body = await response.text();
  if (isOptional && body === '') return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    const { status } = response;
    const message = `got status ${status} with ${body === '' ? 'no body' : 'a body that is no JSON'}.`;
    throw new UnexpectedResponseError(operationId, message, { status, response, body });
  }
};

/** Reads text. */
export const text: BodyReader = async (response, isOptional) =>
  (await response.text()) || (isOptional ? undefined : '');

/** Reads bytes. */
export const blob: BodyReader = async (response, isOptional) => {
  const body = await response.blob();
  return isOptional && body.size === 0 ? undefined : body;
};

/** Gives the stream of bytes, for events that come one by one; an answer without a body is one without events. */
export const stream: BodyReader = async (response, isOptional) =>
  response.body ?? (isOptional ? undefined : new Blob([]).stream());
