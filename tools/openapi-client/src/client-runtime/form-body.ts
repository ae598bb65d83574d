import type { BodyWriter } from './body-writer.ts';
import { own } from './own-member.ts';
import { isDefined, pairText, textOf } from './parameter-style.ts';

/**
 * Writes `application/x-www-form-urlencoded`. A member with a style is written as in a query; every other one as its media type says
 * (OpenAPI 3.1.1 §4.8.15): lists item by item, objects as JSON, the rest as text. What is `undefined` or `null` is left out.
 */
export const form: BodyWriter = (body, contentType, encoding) => ({
  body: Object.entries(Object(body) as object)
    .flatMap(([name, value]: [string, unknown]) => {
      const how = own(encoding, name);
      if (typeof how === 'function') return how(name, value).map(pairText);
      const textOfItem = how?.json ? JSON.stringify : textOf;
      const items = [value].flat().filter(isDefined);
      return items.map((item) => String(new URLSearchParams([[name, textOfItem(item)]])));
    })
    .join('&'),
  contentType,
  isValue: true,
});
