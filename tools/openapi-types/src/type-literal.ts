import { single, type TypeText } from './type-text.ts';

/** A member of a type literal or interface. */
export interface Member {
  /** As it is written: `name`, `"a name"`, `200`, `[key: string]`. */
  readonly key: string;
  readonly type: TypeText;
  readonly optional?: boolean;
  readonly readonly?: boolean;
  /** A comment with its line end, or nothing. */
  readonly comment?: string;
}

/** `{ … }` with a member on each line, moved in later (`indentation.ts`). There must be one at least: `{}` means something else. */
export function typeLiteral(members: readonly Member[]): TypeText {
  return single(`{\n${memberLines(members)}}`);
}

/** `export interface name { … }`, or, as openapi-typescript writes it, a record of nothing where there are no members. */
export function exportedInterface(name: string, members: readonly Member[]): string {
  if (members.length === 0) return `export type ${name} = Record<string, never>;\n`;
  return `export interface ${name} {\n${memberLines(members)}}\n`;
}

/** A member that is not there. */
export function absent(key: string): Member {
  return { key, type: single('never'), optional: true };
}

/** Adds up the text: joining an array would copy every type again for each one around it. */
function memberLines(members: readonly Member[]): string {
  let lines = '';
  for (const { key, type, optional = false, readonly = false, comment = '' } of members) {
    lines += `${comment}${readonly ? 'readonly ' : ''}${key}${optional ? '?' : ''}: ${type.text};\n`;
  }
  return lines;
}
