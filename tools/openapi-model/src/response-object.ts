import { readHeaders, type Header } from './header-object.ts';
import { warnOfUnknownMembers } from './known-members.ts';
import type { Location } from './location.ts';
import { readContent, type MediaType } from './media-type-object.ts';
import { follow } from './reference-object.ts';
import { readExtensions, type SpecificationExtensions } from './specification-extensions.ts';

/** A response of an operation (OpenAPI 3.1 §4.8.17). */
export interface Response {
  /** A status code such as `200`, a class such as `4XX`, or `default`. */
  readonly status: string;
  readonly description: string | undefined;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
  readonly extensions: SpecificationExtensions;
  readonly pointer: string;
}

/** The responses of an operation, in document order. */
export function readResponses(responses: Location): readonly Response[] {
  return responses
    .members()
    .filter(([status]) => !status.startsWith('x-'))
    .map(([status, entry]) => {
      if (!/^([1-5][0-9]{2}|[1-5]XX|default)$/.test(status)) {
        entry.report(`expected a status code, a class such as 4XX, or default, got ${status}`);
      }
      const location = follow(entry);
      warnOfUnknownMembers(location, 'Response Object');
      return {
        status,
        description: location.member('description').optionalString(),
        headers: readHeaders(location.member('headers')),
        content: readContent(location.member('content')),
        extensions: readExtensions(location.object()),
        pointer: location.pointer,
      };
    });
}
