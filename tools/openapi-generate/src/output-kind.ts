/** What can be generated, in the order in which it is. */
export const outputKinds = ['types', 'client', 'validators', 'interactions'] as const;

/** One of the things that can be generated. */
export type OutputKind = (typeof outputKinds)[number];

/** Whether a text names an output. */
export function isOutputKind(text: string): text is OutputKind {
  return outputKinds.some((kind) => kind === text);
}

/** The chosen outputs with those they stand on: a client and validators import the types. */
export function withRequired(chosen: readonly OutputKind[]): readonly OutputKind[] {
  const needsTypes = chosen.includes('client') || chosen.includes('validators');
  return outputKinds.filter((kind) => chosen.includes(kind) || (kind === 'types' && needsTypes));
}
