import type { BodyWriter } from './body-writer.ts';
import { own } from './own-member.ts';
import { queryParameter, textOf } from './parameter-style.ts';

/**
 * Writes `application/x-www-form-urlencoded`. A member with a style is written as in a query; every other one as its media type says
 * (OpenAPI 3.1.1 §4.8.15): lists item by item, objects as JSON, the rest as text. What is `undefined` or `null` is left out.
 */
export const form: BodyWriter = (body, contentType, encoding) => ({
  body: Object.entries(Object(body) as object)
    .flatMap(([name, value]: [string, unknown]) => {
      const how = own(encoding, name);
      if (how !== undefined && how.content === undefined) return queryParameter(name, value, how);
      return [value]
        .flat()
        .filter((item) => item !== undefined && item !== null)
        .map((item) =>
          String(new URLSearchParams([[name, how?.content === 'json' ? JSON.stringify(item) : textOf(item)]])),
        );
    })
    .join('&'),
  contentType,
});
