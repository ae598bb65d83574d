import type { Operation, Parameter, ParameterIn } from '@opendas/openapi-model';

/** How something is written, where that is not the default of its place, in the words of OpenAPI. */
export interface Style {
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly contentType?: string;
}

const defaultStyles: Readonly<Record<ParameterIn, string>> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
};

/** The parameters that are not written in the default way, by place and name. */
export function parameterStyles({ parameters }: Operation): ReadonlyMap<ParameterIn, ReadonlyMap<string, Style>> {
  const places = new Map<ParameterIn, Map<string, Style>>();
  for (const parameter of parameters) {
    const style = styleOf(parameter);
    if (Object.keys(style).length === 0) continue;
    const names = places.get(parameter.in) ?? new Map<string, Style>();
    places.set(parameter.in, names.set(parameter.name, style));
  }
  return places;
}

function styleOf(parameter: Parameter): Style {
  const { style, explode, content, allowReserved } = parameter;
  if (content !== undefined) return { contentType: content.mediaType };
  return {
    ...(style === defaultStyles[parameter.in] ? {} : { style }),
    ...explodeOf(style, explode),
    // OpenAPI 3.1 §4.8.12: it says nothing in another place.
    ...(allowReserved && parameter.in === 'query' ? { allowReserved } : {}),
  };
}

/** `explode` where it is not the default of the style. With `deepObject` it says nothing. */
export function explodeOf(style: string, explode: boolean): Style {
  return style === 'deepObject' || explode === (style === 'form') ? {} : { explode };
}
