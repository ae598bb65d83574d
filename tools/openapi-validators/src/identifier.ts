/**
 * An identifier for a name of the document; characters that an identifier cannot have are replaced, and a number follows where it is
 * taken. No identifier has `$`: names of the emitted module that are not exported do, so that the two never meet.
 */
export function identifiers(names: Iterable<string>): ReadonlyMap<string, string> {
  const taken = new Set(reserved);
  const counts = new Map<string, number>();
  const result = new Map<string, string>();
  for (const name of names) {
    const base = /^[A-Za-z_]\w*$/.test(name)
      ? name
      : name.replaceAll(/[^\p{ID_Continue}]/gu, '_').replace(/^(?![\p{ID_Start}_])/u, '_');
    let identifier = base;
    for (let count = counts.get(base) ?? 2; taken.has(identifier); count += 1) {
      identifier = `${base}_${count}`;
      counts.set(base, count + 1);
    }
    taken.add(identifier);
    result.set(name, identifier);
  }
  return result;
}

/** Words that cannot name a binding in a module (ECMAScript §12.7.2), and names that the emitted files use themselves. */
const reserved = [
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for',
  'function if implements import in instanceof interface let new null package private protected public return static super switch this',
  'throw true try typeof var void while with yield',
  'validator schemas operations formatPath ValidationError Issue StandardResult Validator components Operations',
  'Array Number Set RegExp Object undefined NaN Infinity',
].flatMap((line) => line.split(' '));
