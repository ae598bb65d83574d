import { readExamples, type Example } from './example-object.ts';
import { warnOfUnknownMembers } from './known-members.ts';
import type { Location } from './location.ts';
import { readSchema } from './media-type-object.ts';
import { follow } from './reference-object.ts';
import type { Schema } from './schema-object.ts';

/** A header of a response (OpenAPI 3.1 §4.8.21). */
export interface Header {
  /** Name as it stands in the document. */
  readonly name: string;
  readonly required: boolean;
  readonly description: string | undefined;
  readonly schema: Schema | undefined;
  readonly examples: readonly Example[];
  readonly pointer: string;
}

/** The headers of a response; `Content-Type` is ignored, as the standard says (§4.8.17). */
export function readHeaders(headers: Location): readonly Header[] {
  return headers
    .members()
    .filter(([name]) => name.toLowerCase() !== 'content-type')
    .map(([name, entry]) => {
      const location = follow(entry);
      warnOfUnknownMembers(location, 'Header Object');
      return {
        name,
        required: location.member('required').boolean(false),
        description: location.member('description').optionalString(),
        schema: readSchema(location.member('schema')),
        examples: readExamples(location),
        pointer: location.pointer,
      };
    });
}
