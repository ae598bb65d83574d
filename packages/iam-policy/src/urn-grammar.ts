import type { Grammar } from './grammar.ts';

const format = 'service:region:account-id:resource-type:resource-path, such as das:*:*:connection:*';
/** The names of the parts before the path, and whether they may be empty: global services have no region. */
const parts = [
  { name: 'service', mayBeEmpty: false },
  { name: 'region', mayBeEmpty: true },
  { name: 'account id', mayBeEmpty: false },
  { name: 'resource type', mayBeEmpty: false },
] as const;
const part = /^[A-Za-z0-9_.*?-]*$/;

/** What is wrong with a resource in a policy, as a sentence; `undefined` where nothing is. */
export function resourceProblem(resource: string, grammar: Grammar): string | undefined {
  const { resourceLength } = grammar.limits;
  if (resource.length > resourceLength) {
    return `Expected at most ${resourceLength} characters, found ${resource.length}. Shorten the resource with *.`;
  }
  const found = `found ${JSON.stringify(resource)}`;
  if (!grammar.questionMark && resource.includes('?')) {
    return `${grammar.name} has the wildcard * only, ${found}. Write * instead of ?.`;
  }
  if (resource.includes('${')) return variableProblem(resource);
  if (resource === '*') return undefined;
  const segments = resource.split(':');
  if (segments.length !== parts.length + 1) {
    return `Expected a URN of five parts, ${format}, ${found}. All resources are *.`;
  }
  for (const [index, { name, mayBeEmpty }] of parts.entries()) {
    const text = segments[index] ?? '';
    if (text === '' && !mayBeEmpty) return `The ${name} of the URN is empty, ${found}. Write * for any.`;
    if (!part.test(text)) {
      return `The ${name} of the URN must have letters, digits, -, _, . and wildcards only, ${found}.`;
    }
  }
  if (segments.at(-1) === '') return `The resource path of the URN is empty, ${found}. Write * for any.`;
  return undefined;
}

/** Policy variables are not documented for these policies; taken as text, they would silently match nothing. */
export function variableProblem(text: string): string {
  return `Policy variables such as \${g:UserName} are not supported, found ${JSON.stringify(text)}. Write the value itself.`;
}
