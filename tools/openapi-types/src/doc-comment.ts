import type { Json } from '@opendas/openapi-model';

/** What a comment is made of; members as OpenAPI and JSON Schema name them. */
export interface Documented {
  readonly title?: Json | undefined;
  readonly summary?: Json | undefined;
  readonly description?: Json | undefined;
  readonly deprecated?: Json | undefined;
  readonly format?: Json | undefined;
  readonly default?: Json | undefined;
  readonly const?: Json | undefined;
  readonly enum?: Json | undefined;
  readonly type?: Json | undefined;
}

/** The JSDoc comment of something in the document, with the tags of openapi-typescript; nothing if there is nothing to say. */
export function docComment(documented: Documented): string {
  const { title, summary, description, deprecated, format } = documented;
  const items: string[] = [];
  const say = (tag: string, value: Json | undefined): void => {
    if (typeof value === 'string' && value.trim() !== '') items.push(`${tag}${value.trim()}`);
  };
  say('', title);
  say('', summary);
  say('Format: ', format);
  if (deprecated === true) items.push('@deprecated');
  say('@description ', description);
  if (documented.default !== undefined) items.push(`@default ${plain(documented.default)}`);
  if (documented.const !== undefined) items.push('@constant');
  if (Array.isArray(documented.enum)) items.push(`@enum {${typeWords(documented.type)}}`);
  return items.length === 0 ? '' : comment(items);
}

function comment(items: readonly string[]): string {
  const lines = items.map(hangingLines).join('\n');
  // A comment must not end early, whatever the document says.
  const text = lines.includes('*/') ? lines.replaceAll('*/', String.raw`*\/`) : lines;
  if (!text.includes('\n')) return `/** ${text} */\n`;
  return `/**\n * ${text.replaceAll('\n', '\n * ').replaceAll(' * \n', ' *\n')}\n */\n`;
}

/** An item with its further lines below its text, as openapi-typescript has them. */
function hangingLines(item: string): string {
  return lineEnd.test(item)
    ? item
        .split(lineEnd)
        .map((line, index) => (index === 0 || line.trim() === '' ? line.trimEnd() : `    ${line.trimEnd()}`))
        .join('\n')
    : item;
}

const lineEnd = /\r\n|[\n\r\u2028\u2029]/;

function plain(value: Json): string {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : JSON.stringify(value);
}

function typeWords(type: Json | undefined): string {
  if (typeof type === 'string') return type;
  return Array.isArray(type) ? type.join('|') : 'unknown';
}
