/** Which schemas refer to which, by name. */
export class Referring {
  readonly #names = new Map<string, string[]>();

  /** Notes that one schema refers to another. */
  add(name: string, other: string): void {
    const known = this.#names.get(other);
    if (known === undefined) this.#names.set(other, [name]);
    else known.push(name);
  }

  /** These names, and those of all schemas that refer to them, also by way of others. */
  closure(names: Iterable<string>): ReadonlySet<string> {
    const found = new Set(names);
    // A set gives what is added to it while it is read, too.
    for (const name of found) for (const other of this.#names.get(name) ?? []) found.add(other);
    return found;
  }

  /** Names from which references lead in a circle, or into one. */
  leadingIntoCircles(): ReadonlySet<string> {
    const referencesLeft = new Map<string, number>();
    for (const names of this.#names.values()) {
      for (const name of names) referencesLeft.set(name, (referencesLeft.get(name) ?? 0) + 1);
    }
    // Schemas that refer to nothing lead into no circle, nor do those that refer only to such.
    const ending = new Set([...this.#names.keys()].filter((name) => !referencesLeft.has(name)));
    for (const name of ending) {
      for (const other of this.#names.get(name) ?? []) {
        const left = (referencesLeft.get(other) ?? 0) - 1;
        referencesLeft.set(other, left);
        if (left === 0) ending.add(other);
      }
    }
    return new Set([...referencesLeft.keys()].filter((name) => !ending.has(name)));
  }
}
