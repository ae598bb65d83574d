import type { Operation } from '@opendas/openapi-model';

/** The docstring of an operation's function: what the document says about it, and where it stands. */
export function docComment(operation: Operation): string {
  const { summary, description, method, path, responses, deprecated } = operation;
  const blocks = [
    summary === undefined ? [] : [summary.endsWith('.') ? summary : `${summary}.`],
    description === undefined ? [] : description.trim().split('\n').map(withoutTag),
    [`\`${method.toUpperCase()} ${path}\``],
    responses.map(({ status, description: meaning = '' }) => `- ${status}: ${meaning.trim().replaceAll(/\s+/g, ' ')}`),
    deprecated ? ['@deprecated'] : [],
  ];
  const lines = blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ['', ...block]));
  // A comment must not end early, whatever the document says.
  const text = lines.map((line) => ` * ${line.replaceAll('*/', '*\\/')}`.trimEnd());
  return ['/**', ...text, ' */'].join('\n');
}

/** A line of the document is no tag of a docstring, such as `@deprecated`. */
function withoutTag(line: string): string {
  return line.replace(/^\s*@/, '\\@');
}
