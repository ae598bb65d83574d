/** Finds folders of a package that import each other, also in a circle of more than two. */
import { posix } from 'node:path';

/** A file of a package imports another one; both from the folder of the sources, with slashes. */
export interface FileImport {
  readonly from: string;
  readonly to: string;
}

/**
 * Circles of imports between folders, types included: `store -> directory -> store`, with a file for each arrow. Files beside the
 * folders count as folders of their own, but a circle of nothing else is none.
 */
export function folderCycles(imports: readonly FileImport[]): readonly string[] {
  const arrows = new Map<string, Map<string, FileImport>>();
  for (const one of imports) {
    const [from, to] = [unitOf(one.from), unitOf(one.to)];
    if (from === to) continue;
    const known = arrows.get(from) ?? new Map<string, FileImport>();
    arrows.set(from, known);
    if (!known.has(to)) known.set(to, one);
  }
  const found = new Map<string, string>();
  for (const start of arrows.keys()) {
    const circle = shortestCircle(start, arrows);
    if (circle === undefined || circle.every((unit) => unit.endsWith('.ts'))) continue;
    const name = circle.toSorted().join(' ');
    if (!found.has(name)) found.set(name, described(circle, arrows));
  }
  return [...found.values()];
}

/** The folder of a file; the file itself where it stands beside the folders. */
function unitOf(file: string): string {
  return posix.normalize(file).split('/')[0] ?? file;
}

/** Breadth first: the way back to the start with the fewest arrows. */
function shortestCircle(
  start: string,
  arrows: ReadonlyMap<string, ReadonlyMap<string, FileImport>>,
): readonly string[] | undefined {
  const seen = new Set<string>();
  let ways: readonly (readonly string[])[] = [[start]];
  while (ways.length > 0) {
    const longer: (readonly string[])[] = [];
    for (const way of ways) {
      for (const next of arrows.get(way.at(-1) ?? '')?.keys() ?? []) {
        if (next === start) return way;
        if (seen.has(next)) continue;
        seen.add(next);
        longer.push([...way, next]);
      }
    }
    ways = longer;
  }
  return undefined;
}

function described(circle: readonly string[], arrows: ReadonlyMap<string, ReadonlyMap<string, FileImport>>): string {
  const files = circle.map((unit, index) => {
    const one = arrows.get(unit)?.get(circle[(index + 1) % circle.length] ?? '');
    return `${one?.from} imports ${one?.to}`;
  });
  return `${[...circle, circle[0]].join(' -> ')} (${files.join('; ')})`;
}
