import type { Grammar } from './grammar.ts';

const format = 'service:resourceType:operation, such as das:connection:modify';
const segment = /^[A-Za-z0-9_.*?-]+$/;

/** What is wrong with an action in a policy, as a sentence; `undefined` where nothing is. */
export function actionProblem(action: string, grammar: Grammar): string | undefined {
  const found = `found ${JSON.stringify(action)}`;
  if (!grammar.questionMark && action.includes('?')) {
    return `${grammar.name} has the wildcard * only, ${found}. Write * instead of ?.`;
  }
  // In 5.0 a lone * stands for all actions; the role model writes *:*:*.
  if (action === '*' && grammar.version === '5.0') return undefined;
  const segments = action.split(':');
  const [service = '', resourceType = '', operation = ''] = segments;
  if (segments.length !== 3) {
    return `Expected an action of three parts, ${format}, ${found}. All actions of DAS are das:*:*.`;
  }
  if (!segment.test(service)) return `Expected the name of a service before the first colon, ${format}, ${found}.`;
  if (!segment.test(operation)) return `Expected the name of an operation after the last colon, ${format}, ${found}.`;
  // das::listInstances: some actions of 5.0 have no resource type.
  const mayBeEmpty = grammar.version === '5.0';
  if (!segment.test(resourceType) && !(mayBeEmpty && resourceType === '')) {
    return `Expected a resource type between the colons, ${format}, ${found}.`;
  }
  if (grammar.version === '1.1' && service !== service.toLowerCase()) {
    return `Expected the name of the service in lower case, ${found}. Write ${service.toLowerCase()}.`;
  }
  return undefined;
}
