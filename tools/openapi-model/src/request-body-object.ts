import { warnOfUnknownMembers } from './known-members.ts';
import type { Location } from './location.ts';
import { readContent, type MediaType } from './media-type-object.ts';
import { follow } from './reference-object.ts';

/** The body of a request (OpenAPI 3.1 §4.8.13). */
export interface RequestBody {
  readonly required: boolean;
  readonly description: string | undefined;
  readonly content: readonly MediaType[];
  readonly pointer: string;
}

/** The request body of an operation, if it has one. */
export function readRequestBody(entry: Location): RequestBody | undefined {
  if (entry.value === undefined) return undefined;
  const location = follow(entry);
  warnOfUnknownMembers(location, 'Request Body Object');
  return {
    required: location.member('required').boolean(false),
    description: location.member('description').optionalString(),
    content: readContent(location.member('content')),
    pointer: location.pointer,
  };
}
