import document from '@opendas/spec/openapi.json' with { type: 'json' };

/** The schema of the request as JSON Schema in one piece, for the tools that take that. */
export function shareRequestSchema(): Record<string, unknown> {
  const { schemas } = document.components;
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    const reference: unknown = Reflect.get(value, '$ref');
    if (typeof reference === 'string') return plain(Reflect.get(schemas, reference.split('/').at(-1) ?? ''));
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !name.startsWith('x-') && name !== 'description')
        .map(([name, member]) => [name, plain(member)]),
    );
  };
  return plain(schemas.CreateShareConnectionsRequestBody) as Record<string, unknown>;
}
