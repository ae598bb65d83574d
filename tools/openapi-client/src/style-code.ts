import { isJsonMediaType, type ParameterIn } from '@opendas/openapi-model';
import type { RequestKind } from './body-kind.ts';
import { literal } from './literal.ts';
import type { Style } from './parameter-styles.ts';

/** Functions of the runtime (`client-runtime/parameter-style.ts`) by style, not exploded and exploded. */
const functions: Readonly<Record<string, readonly [string, string]>> = {
  simple: ['simple', 'simpleExploded'],
  label: ['label', 'labelExploded'],
  matrix: ['matrix', 'matrixExploded'],
  form: ['form', 'formExploded'],
  spaceDelimited: ['spaceDelimited', 'formExploded'],
  pipeDelimited: ['pipeDelimited', 'formExploded'],
  deepObject: ['deepObject', 'deepObject'],
};

/** The function that writes a parameter, as the runtime exports it; `undefined` where it is the default of the place. */
export function parameterStyleCode(place: ParameterIn, style: Style): string | undefined {
  const isText = place === 'path' || place === 'header';
  if (style.contentType !== undefined) {
    if (isJsonMediaType(style.contentType)) return isText ? 'styles.jsonText' : 'styles.jsonPair';
    return place === 'cookie' ? 'styles.plainPair' : undefined;
  }
  const code = functionCode(isText ? 'simple' : 'form', style);
  return code === (isText ? 'styles.simple' : 'styles.formExploded') ? undefined : code;
}

/** How a member of a form is written, as the runtime takes it; `undefined` where it is the default. */
export function memberEncodingCode(kind: RequestKind, { contentType, ...style }: Style): string | undefined {
  if (contentType === undefined) {
    // Parts of a multipart body are not encoded, so that nothing is reserved in them.
    return functionCode('form', kind === 'form' ? style : { ...style, allowReserved: false });
  }
  const json = isJsonMediaType(contentType) ? { json: true } : {};
  // A choice of types, or a range of them, leaves it to the `Blob`; members of other forms have no type of their own.
  const how = kind === 'form' || /[,*]/.test(contentType) ? json : { ...json, contentType };
  return Object.keys(how).length === 0 ? undefined : literal(how);
}

function functionCode(ofPlace: string, { style = ofPlace, explode = style === 'form', allowReserved }: Style): string {
  const [joined, exploded] = functions[style] ?? ['form', 'formExploded'];
  const code = `styles.${explode ? exploded : joined}`;
  return allowReserved === true ? `/* @__PURE__ */ styles.reserved(${code})` : code;
}
