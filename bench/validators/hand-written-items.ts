interface Item {
  readonly id?: unknown;
  readonly name?: unknown;
  readonly active?: unknown;
  readonly price?: unknown;
  readonly tags?: unknown;
}

/** @public Imported by the module that `kind-tools.ts` writes. */
export function check(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) {
    const item: unknown = value[index];
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
    const { id, name, active, price, tags } = item as Item;
    if (typeof id !== 'number' || !Number.isInteger(id) || id < 0) return false;
    if (typeof name !== 'string' || name.length === 0) return false;
    if (name.length > 100 && Array.from(name).length > 100) return false;
    if (typeof active !== 'boolean') return false;
    if (typeof price !== 'number' || price < 0) return false;
    if (!Array.isArray(tags) || tags.length > 10) return false;
    for (let tag = 0; tag < tags.length; tag += 1) if (typeof tags[tag] !== 'string') return false;
  }
  return true;
}
