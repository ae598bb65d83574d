interface Node {
  readonly id?: unknown;
  readonly label?: unknown;
  readonly children?: unknown;
}

/** @public Imported by the module that `kind-tools.ts` writes. */
export function check(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { id, label, children } = value as Node;
  if (!Number.isInteger(id) || typeof label !== 'string' || label.length === 0) return false;
  if (!Array.isArray(children)) return false;
  for (let index = 0; index < children.length; index += 1) if (!check(children[index])) return false;
  return true;
}
