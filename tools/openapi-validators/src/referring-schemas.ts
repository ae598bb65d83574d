/** Names of schemas by a name that they refer to. */
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
}
