import type { Interaction } from '@opendas/contracts';
import type { Result } from './conformance.ts';

/** The matrix of operations and languages, as Markdown. */
export function matrix(languages: readonly string[], results: readonly Result[], all: readonly Interaction[]): string {
  const operations = [...new Set(all.map(({ operationId }) => operationId))];
  const rows = operations.map((operationId) => {
    const own = results.filter(({ interaction }) => interaction.operationId === operationId);
    const cells = languages.map((language) => cell(own.filter((result) => result.language === language)));
    const refused = all.filter((each) => each.operationId === operationId && !each.requestIsValid).length;
    return `| \`${operationId}\` | ${[...cells, refused].join(' | ')} |`;
  });
  return `# Operations in every language

Every interaction of the [contracts](../packages/contracts) whose request is right, played by the SDKs of all languages against the server:
a cell says in how many the language gave the same result as the [TypeScript client](../packages/client), for successes and for errors. The
last column counts interactions that no typed SDK can send, since their requests are wrong on purpose. Written by \`npm run sdks:matrix\`, checked by \`npm run test:sdks\`.

| operation | ${languages.join(' | ')} | not expressible |
|---|${languages.map(() => '---|').join('')}---|
${rows.join('\n')}
`;
}

function cell(results: readonly Result[]): string {
  const count = (isError: boolean) => {
    const some = results.filter(({ interaction }) => interaction.response.status >= 400 === isError);
    const agreeing = some.filter((result) => result.differences.length === 0).length;
    return agreeing === some.length ? `${agreeing}` : `**${agreeing} of ${some.length}**`;
  };
  return `${count(false)} + ${count(true)} errors`;
}
