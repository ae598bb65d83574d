/** A TypeScript type, written, with what is needed to combine it with others. */
export interface TypeText {
  readonly text: string;
  /** What the type is at its outside: it decides where parentheses are needed. */
  readonly form: 'single' | 'union' | 'intersection' | 'readonly';
  /** The members of a union or an intersection; nothing else has any. */
  readonly members: readonly TypeText[];
}

const noMembers: readonly TypeText[] = [];

/** A type that never needs parentheses: a keyword, a literal, a type literal, a reference. */
export function single(text: string): TypeText {
  return written(text, 'single');
}

export const unknownType: TypeText = single('unknown');
export const neverType: TypeText = single('never');

/** `A | B`, without repetitions. `unknown` takes everything in, `never` adds nothing. */
export function union(types: readonly TypeText[]): TypeText {
  return combine(types, 'union', { separator: ' | ', neutral: neverType, absorbing: unknownType });
}

/** `A & B`, without repetitions. `never` takes everything in, `unknown` adds nothing. */
export function intersection(types: readonly TypeText[]): TypeText {
  return combine(types, 'intersection', { separator: ' & ', neutral: unknownType, absorbing: neverType });
}

/** `T[]`, or `readonly T[]`. */
export function arrayOf(items: TypeText, immutable: boolean): TypeText {
  return listType(`${inParentheses(items)}[]`, immutable);
}

/** `[A, B?, ...C[]]`, or the same with `readonly` before it. */
export function tupleOf(
  elements: readonly TypeText[],
  { required, rest, immutable }: { required: number; rest: TypeText | undefined; immutable: boolean },
): TypeText {
  const parts = elements.map((element, index) => (index < required ? element.text : `${inParentheses(element)}?`));
  if (rest !== undefined) parts.push(`...${inParentheses(rest)}[]`);
  return listType(`[${parts.join(', ')}]`, immutable);
}

interface Law {
  readonly separator: string;
  /** The type that changes nothing. */
  readonly neutral: TypeText;
  /** The type that makes the whole. */
  readonly absorbing: TypeText;
}

function combine(types: readonly TypeText[], form: 'union' | 'intersection', law: Law): TypeText {
  const [only] = types;
  if (only !== undefined && types.length === 1) return only;
  const members = new Map<string, TypeText>();
  for (const member of types.flatMap((type) => (type.form === form ? type.members : [type]))) {
    if (member.text === law.absorbing.text) return law.absorbing;
    if (member.text !== law.neutral.text) members.set(member.text, member);
  }
  const [first, ...others] = members.values();
  if (first === undefined) return law.neutral;
  if (others.length === 0) return first;
  const distinct = [first, ...others];
  return { text: distinct.map(inParentheses).join(law.separator), form, members: distinct };
}

/** The members of a union; of every other type, the type itself. */
export function unionMembers(type: TypeText): readonly TypeText[] {
  return type.form === 'union' ? type.members : [type];
}

function listType(text: string, immutable: boolean): TypeText {
  return immutable ? written(`readonly ${text}`, 'readonly') : single(text);
}

function inParentheses({ text, form }: TypeText): string {
  return form === 'single' ? text : `(${text})`;
}

function written(text: string, form: TypeText['form']): TypeText {
  return { text, form, members: noMembers };
}
