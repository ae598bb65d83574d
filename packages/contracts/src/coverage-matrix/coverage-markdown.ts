import type { Coverage, CoverageRow } from './coverage.ts';

/** The coverage matrix as a page: a table per operation. */
export function coverageMarkdown({ document, counts, rows }: Coverage): string {
  const operationIds = [...new Set(rows.map(({ operationId }) => operationId))];
  const sections = operationIds.map((operationId) => section(rows.filter((row) => row.operationId === operationId)));
  return `# Coverage of the contracts

${document.title} ${document.version}. Every response of every operation, by status and media type: shown by interactions that the real client
sent and the real server passed (verified), by interactions that some server did not pass (pending), or not expressible as an
interaction, and why. Written by \`npm run contracts:update\`.

| verified | pending | not expressible | gap |
|---:|---:|---:|---:|
| ${counts.verified} | ${counts.pending} | ${counts['not expressible']} | ${counts.gap} |

${sections.join('\n')}`;
}

function section(rows: readonly CoverageRow[]): string {
  const [first] = rows;
  if (first === undefined) return '';
  return `## ${first.operationId}

\`${first.method} ${first.path}\`

| status | media type | | interactions, or the reason why there are none |
|---|---|---|---|
${rows.map(line).join('\n')}
`;
}

function line({ status, mediaType, state, reason, interactions }: CoverageRow): string {
  const names = interactions.map((description) => `\`${description.slice(description.lastIndexOf(' ') + 1)}\``);
  return `| ${status} | ${mediaType} | ${state} | ${names.length > 0 ? names.join(', ') : cell(reason ?? '')} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}
