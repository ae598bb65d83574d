import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referenceCycles } from './reference-cycles.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

describe('referenceCycles', () => {
  test('finds what a search from every name finds', () => {
    const graphs = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 12 });
    fc.assert(
      fc.property(graphs, (edges) => {
        const targets = new Map(
          names.map((name) => [name, edges.filter(([from]) => from === name).map(([, to]) => to)]),
        );
        const cycles = referenceCycles(targets);
        for (const from of names) {
          for (const to of names) {
            const want = reachable(targets, from).has(to) && reachable(targets, to).has(from);
            expect(cycles.includes(from, to)).toBe(want);
          }
        }
      }),
    );
  });

  test('follows long chains', () => {
    const chain = Array.from({ length: 100_000 }, (_, index) => [`${index}`, [`${(index + 1) % 100_000}`]] as const);
    expect(referenceCycles(new Map(chain)).includes('0', '99999')).toBe(true);
  });
});

/** What a name leads to, in one step or more. */
function reachable(targets: ReadonlyMap<string, readonly string[]>, from: string): ReadonlySet<string> {
  const found = new Set(targets.get(from));
  for (const name of found) for (const next of targets.get(name) ?? []) found.add(next);
  return found;
}
