import type { AccessRequest, ContextValue } from '@opendas/iam-policy';
import { objectOf } from '../http/document.ts';
import type { AliasTable } from './policy-aliases.ts';

/** A request that cannot be understood. The message says what was expected. */
export class RequestLineError extends Error {
  override readonly name = 'RequestLineError';
}

/**
 * Reads a line of requests.
 *
 * @throws RequestLineError where it is not one.
 */
export function parseRequestLine(line: string, aliases: AliasTable): AccessRequest {
  const value = parsedJson(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RequestLineError('Expected an object with "action", "resource" and "context".');
  }
  const request = objectOf(value);
  const action = text(request, 'action', 'das:connection:modify');
  return {
    action,
    resource: text(request, 'resource', 'das:r1:a1:connection:c1'),
    aliases: request['aliases'] === undefined ? (aliases.get(action.toLowerCase()) ?? []) : aliasesOf(request),
    context: request['context'] === undefined ? {} : contextOf(request['context']),
  };
}

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new RequestLineError('This line is not JSON. Write one request a line, without line breaks in it.', {
      cause: error,
    });
  }
}

function text(request: Readonly<Record<string, unknown>>, name: string, example: string): string {
  const value = request[name];
  if (typeof value === 'string') return value;
  throw new RequestLineError(`Expected "${name}" to be a string such as ${JSON.stringify(example)}.`);
}

function aliasesOf({ aliases }: Readonly<Record<string, unknown>>): readonly string[] {
  if (isListOfStrings(aliases)) return aliases;
  throw new RequestLineError('Expected "aliases" to be a list of strings such as ["das:connections:modify"].');
}

function contextOf(value: unknown): AccessRequest['context'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RequestLineError('Expected "context" to be an object such as {"g:UserName":"mia"}.');
  }
  const context = objectOf(value);
  for (const [key, entry] of Object.entries(context)) {
    if (!isContextValue(entry)) {
      throw new RequestLineError(
        `Expected a string, a number, true, false or a list of strings as ${JSON.stringify(key)} in "context".`,
      );
    }
  }
  // Every member was looked at.
  return context as AccessRequest['context'];
}

function isContextValue(value: unknown): value is ContextValue {
  return ['string', 'number', 'boolean'].includes(typeof value) || isListOfStrings(value);
}

function isListOfStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
