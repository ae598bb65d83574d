/** Which names of a graph lead back to themselves, and with which others. */
export interface ReferenceCycles {
  /** Whether one leads to the other and back; for one name given twice, whether it leads back to itself. */
  readonly includes: (from: string, to: string) => boolean;
}

interface Step {
  readonly name: string;
  readonly remaining: string[];
}

/**
 * Finds the cycles of a graph: its strongly connected components (Tarjan 1972). Without recursion, since documents may
 * have long chains of references.
 *
 * @param targets - where each name leads, all of them names of the graph
 */
export function referenceCycles(targets: ReadonlyMap<string, readonly string[]>): ReferenceCycles {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const cycleOf = new Map<string, number>();
  const cyclic = new Set<string>();
  const open: string[] = [];

  const enter = (name: string): Step => {
    const index = order.size;
    order.set(name, index);
    lowest.set(name, index);
    open.push(name);
    return { name, remaining: [...(targets.get(name) ?? [])] };
  };
  const lower = (name: string, index: number): void => {
    lowest.set(name, Math.min(lowest.get(name) ?? index, index));
  };
  const leave = (name: string): number => {
    const index = lowest.get(name) ?? 0;
    if (index === order.get(name)) {
      const members = open.splice(open.lastIndexOf(name));
      for (const member of members) {
        cycleOf.set(member, index);
        if (members.length > 1 || targets.get(member)?.includes(member) === true) cyclic.add(member);
      }
    }
    return index;
  };

  for (const start of targets.keys()) {
    if (order.has(start)) continue;
    const path = [enter(start)];
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const next = step.remaining.pop();
      if (next === undefined) {
        path.pop();
        const index = leave(step.name);
        const before = path.at(-1);
        if (before !== undefined) lower(before.name, index);
      } else if (!order.has(next)) {
        path.push(enter(next));
      } else if (!cycleOf.has(next)) {
        lower(step.name, order.get(next) ?? 0);
      }
    }
  }
  return { includes: (from, to) => cyclic.has(from) && cycleOf.get(from) === cycleOf.get(to) };
}
