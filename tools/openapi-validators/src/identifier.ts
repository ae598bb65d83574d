/** An identifier for a name of the document; names that are none get their other characters replaced and a number where that is taken. */
export function identifiers(names: Iterable<string>): ReadonlyMap<string, string> {
  const taken = new Set(reserved);
  const result = new Map<string, string>();
  for (const name of names) {
    const base = name.replaceAll(/[^\p{ID_Continue}$]/gu, '_').replace(/^(?![\p{ID_Start}_$])/u, '_');
    let identifier = base;
    for (let count = 2; taken.has(identifier); count += 1) identifier = `${base}_${count}`;
    taken.add(identifier);
    result.set(name, identifier);
  }
  return result;
}

/** Words that cannot name a binding in a module (ECMAScript §12.7.2), and names that the generated module uses itself. */
const reserved =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield validator schemas operations Validator components Operations Array Number Set RegExp Object'.split(
    ' ',
  );
