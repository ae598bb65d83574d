import { isObject, type JsonObject, type MediaType, type Model } from '@opendas/openapi-model';
import { requestKind } from './body-kind.ts';
import { explodeOf, type Style } from './parameter-styles.ts';

/** How members of a form are written, where that is not the default (Encoding Object, OpenAPI 3.1 §4.8.15), by name. */
export function memberEncodings(mediaType: MediaType, model: Model): ReadonlyMap<string, Style> {
  const kind = requestKind(mediaType, model);
  if (kind !== 'form' && kind !== 'multipart') return new Map();
  return new Map(
    Object.entries(mediaType.encoding).flatMap(([name, encoding]) => {
      const style = isObject(encoding) ? (styleOf(encoding) ?? contentOf(encoding)) : {};
      return Object.keys(style).length === 0 ? [] : [[name, style] as const];
    }),
  );
}

/** How a member with a style is written; one of `style`, `explode` and `allowReserved` is enough for `contentType` to be ignored. */
function styleOf(encoding: JsonObject): Style | undefined {
  if (!['style', 'explode', 'allowReserved'].some((keyword) => keyword in encoding)) return undefined;
  const { style: given, explode, allowReserved } = encoding;
  const style = typeof given === 'string' ? given : 'form';
  return {
    // It always stands here: it says that there is a style.
    style,
    ...(typeof explode === 'boolean' ? explodeOf(style, explode) : {}),
    ...(allowReserved === true ? { allowReserved } : {}),
  };
}

function contentOf({ contentType }: JsonObject): Style {
  return typeof contentType === 'string' ? { contentType } : {};
}
