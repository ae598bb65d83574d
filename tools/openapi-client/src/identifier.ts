/**
 * The name of the function of an operation: its `operationId` in camelCase. What is no letter or digit separates words;
 * a name that begins with a digit, or that JavaScript or the generated file needs, gets an underscore.
 *
 * @example `CreateShareConnections` → `createShareConnections`, `list-things` → `listThings`, `delete` → `delete_`
 */
export function functionName(operationId: string): string {
  const words = operationId.split(/[^\p{ID_Continue}]+/u).filter((word) => word !== '');
  const name = words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join('');
  if (name === '' || !/^[\p{ID_Start}_$]/u.test(name)) return `_${name}`;
  return reserved.has(name) ? `${name}_` : name;
}

const reserved: ReadonlySet<string> = new Set(
  [
    // Words that cannot name a binding in a module (ECMAScript §12.7.2).
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for',
    'function if implements import in instanceof interface let new null package private protected public return static super switch this',
    'throw true try typeof var void while with yield',
    // Names that TypeScript keeps, some of them in CommonJS only; a module with `then` would be taken for a promise by `import()`.
    'exports globalThis require then undefined',
    // Names that the generated file uses itself.
    'answers basic bearer bodies createTransport operation operations styles transportTo unwrap',
  ].flatMap((words) => words.split(' ')),
);
