import { isJsonMediaType, type Model, type Operation, type Parameter } from '@opendas/openapi-model';

/** What openapi-fetch serialises by itself, by the place of a parameter. */
const styles = { path: 'simple', query: 'form', header: 'simple', cookie: undefined } as const;

/** What the generated operations could not do right; each sentence names the place in the document. Empty where all is well. */
export function unsupported(model: Model): readonly string[] {
  return model.operations.flatMap((operation) => [
    ...operation.parameters.flatMap(unsupportedParameter),
    ...unsupportedBodies(operation),
    ...operation.responses
      .filter(({ status }) => !/^\d+$/.test(status))
      .map(({ status, pointer }) => `${pointer}: the status ${status} is not supported; list the statuses`),
  ]);
}

function unsupportedParameter(parameter: Parameter): readonly string[] {
  const { name, style, content, pointer, explode, allowReserved } = parameter;
  if (content !== undefined)
    return [`${pointer}: the parameter ${name} is serialised as ${content.mediaType}, which is not supported`];
  if (style !== styles[parameter.in]) {
    return [`${pointer}: the style ${style} of the ${parameter.in} parameter ${name} is not supported`];
  }
  if (parameter.in === 'query' && (!explode || allowReserved)) {
    return [
      `${pointer}: explode: false and allowReserved: true are not supported, which the query parameter ${name} has`,
    ];
  }
  return [];
}

function unsupportedBodies({ requestBody, responses }: Operation): readonly string[] {
  const bodies = [...(requestBody?.content ?? []), ...responses.flatMap(({ content }) => content)];
  return bodies
    .filter(({ mediaType }) => !isJsonMediaType(mediaType))
    .map(({ mediaType, pointer }) => `${pointer}: the media type ${mediaType} is not supported, only JSON is`);
}
