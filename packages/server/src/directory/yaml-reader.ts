import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type ErrorCode,
  type Node,
} from 'yaml';
import type { DirectoryMistake } from './directory-file-error.ts';

/** A value of a YAML file and where it is. `node` is `undefined` where the file has nothing. */
export interface YamlValue {
  readonly node: Node | undefined;
  readonly path: string;
  readonly line: number;
}

/** What a text must look like. */
export interface TextRule {
  readonly pattern: RegExp;
  /** For a person: what the text should be. */
  readonly expected: string;
}

/** Reads values of a YAML file. What does not fit is noted as a mistake, and reading goes on, so that all are found at once. */
export interface YamlReader {
  readonly root: YamlValue;
  /** All mistakes so far, in the order of the file. */
  mistakes(): readonly DirectoryMistake[];
  mistake(at: YamlValue, message: string): void;
  /** Gives the members of a map by name; every name that is not in `names` is a mistake. `undefined` where it is no map. */
  members<Name extends string>(at: YamlValue, names: readonly Name[]): ((name: Name) => YamlValue) | undefined;
  /** The items of a list; none where it is missing and may be. */
  items(at: YamlValue, presence: 'required' | 'optional'): readonly YamlValue[];
  text(at: YamlValue, rule: TextRule): string | undefined;
  wholeNumber(at: YamlValue, least: number, most: number): number | undefined;
  /** Whether a text is here, whatever it says. */
  isText(at: YamlValue): boolean;
  isNumber(at: YamlValue): boolean;
  flag(at: YamlValue, fallback: boolean): boolean;
  /** The value as JSON has it. `undefined` where it has aliases, which is a mistake. */
  json(at: YamlValue): unknown;
  /** Where a JSON pointer leads to below a value; the nearest that the file has where it leads nowhere. */
  below(at: YamlValue, pointer: string): YamlValue;
}

/** In words of ours: the messages of the parser may quote the file. */
const syntaxMistakes: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_ALIAS: 'an alias has no anchor',
  BAD_INDENT: 'it is not indented as its surroundings need',
  DUPLICATE_KEY: 'a name is there twice in one map',
  MISSING_CHAR: 'a quotation mark, bracket, comma or colon is missing',
  MULTIPLE_DOCS: 'a file may hold one document only',
  TAB_AS_INDENT: 'a tab is no indentation; use spaces',
  TAG_RESOLVE_FAILED: 'tags are not supported',
  UNEXPECTED_TOKEN: 'this cannot stand here',
};

/** Opens a YAML 1.2 text. Syntax errors are mistakes too. */
export function readYaml(source: string): YamlReader {
  const lines = new LineCounter();
  // Not `prettyErrors`: they quote the line, which may hold a token.
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const found: DirectoryMistake[] = [...document.errors, ...document.warnings].map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    path: '',
    message: `this is not YAML: ${syntaxMistakes[error.code] ?? 'something is wrong here'} (${error.code}).`,
  }));

  const value = (node: unknown, path: string, line: number): YamlValue => {
    const present = isNode(node) ? node : undefined;
    const start = present?.range?.[0];
    return { node: present, path, line: start === undefined ? line : lines.linePos(start).line };
  };
  const mistake = (at: YamlValue, message: string): void => {
    found.push({ line: at.line, path: at.path, message });
  };
  const expected = (at: YamlValue, what: string): void => {
    mistake(at, isMissing(at) ? `this is required: ${what}.` : `expected ${what}, got ${kind(at.node)}.`);
  };

  return {
    root: value(document.contents, '', 1),
    mistakes: () => found.toSorted((one, other) => one.line - other.line),
    mistake,

    members<Name extends string>(at: YamlValue, names: readonly Name[]): ((name: Name) => YamlValue) | undefined {
      if (!isMap(at.node)) {
        expected(at, `a map with ${names.join(', ')}`);
        return undefined;
      }
      const under = at.path === '' ? '' : `${at.path}.`;
      const members = new Map<string, YamlValue>();
      for (const pair of at.node.items) {
        const key = value(pair.key, at.path, at.line);
        const name = isScalar(key.node) ? String(key.node.value) : '';
        if (names.some((known) => known === name)) {
          members.set(name, value(pair.value, `${under}${name}`, key.line));
        } else {
          mistake({ ...key, path: `${under}${printable(name)}` }, `unknown name. Known here: ${names.join(', ')}.`);
        }
      }
      return (name) => members.get(name) ?? { node: undefined, path: `${under}${name}`, line: at.line };
    },

    items(at, presence) {
      if (isSeq(at.node)) return at.node.items.map((item, index) => value(item, `${at.path}[${index}]`, at.line));
      if (presence === 'required' || !isMissing(at)) expected(at, 'a list');
      return [];
    },

    text(at, rule) {
      const text = isScalar(at.node) ? at.node.value : undefined;
      if (typeof text === 'string' && rule.pattern.test(text)) return text;
      if (typeof text === 'string')
        mistake(at, `expected ${rule.expected}, got other text (${text.length} characters).`);
      // An id of digits only, or with an e between digits, is a number in YAML.
      else expected(at, isScalar(at.node) && typeof text === 'number' ? `${rule.expected}, in quotes` : rule.expected);
      return undefined;
    },

    wholeNumber(at, least, most) {
      const number = isScalar(at.node) ? at.node.value : undefined;
      if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most) return number;
      if (typeof number === 'number')
        mistake(at, `expected a whole number from ${least} to ${most}, got another number.`);
      else expected(at, `a whole number from ${least} to ${most}`);
      return undefined;
    },

    isText: (at) => isScalar(at.node) && typeof at.node.value === 'string',
    isNumber: (at) => isScalar(at.node) && typeof at.node.value === 'number',

    flag(at, fallback) {
      if (isMissing(at)) return fallback;
      const flag = isScalar(at.node) ? at.node.value : undefined;
      if (typeof flag === 'boolean') return flag;
      expected(at, 'true or false');
      return fallback;
    },

    json(at) {
      const aliases: YamlValue[] = [];
      if (at.node !== undefined) {
        visit(at.node, { Alias: (_key, alias) => void aliases.push(value(alias, at.path, at.line)) });
      }
      for (const alias of aliases) mistake(alias, 'an alias is not supported.');
      return aliases.length > 0 ? undefined : at.node?.toJS(document);
    },

    below(at, pointer) {
      let reached = at;
      for (const step of pointer.split('/').slice(1)) {
        const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
        const { node } = reached;
        const next = isSeq(node)
          ? { node: node.items[Number(name)], path: `${reached.path}[${name}]` }
          : { node: isMap(node) ? node.get(name, true) : undefined, path: `${reached.path}.${name}` };
        if (!isNode(next.node)) break;
        reached = value(next.node, next.path, reached.line);
      }
      return reached;
    },
  };
}

function isMissing(at: YamlValue): boolean {
  return at.node === undefined || (isScalar(at.node) && at.node.value === null);
}

function kind(node: Node | undefined): string {
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  if (isAlias(node)) return 'an alias, which is not supported';
  if (!isScalar(node)) return 'nothing';
  return typeof node.value === 'string' ? 'text' : `a ${typeof node.value}`;
}

/** A name in the wrong place may be anything, a token too: only what looks like a name is shown. */
function printable(name: string): string {
  return /^[A-Za-z_-]{1,32}$/.test(name) ? name : '?';
}
