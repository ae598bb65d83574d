import {
  childPointer,
  kindNames,
  type JsonArray,
  type JsonObject,
  type JsonScalar,
  type JsonValue,
} from './json-value.ts';

/** Something wrong at a place of the text. */
export interface PlacedMistake {
  readonly offset: number;
  readonly pointer: string;
  readonly message: string;
}

/** Collects mistakes while a policy is read. */
export class PolicyReader {
  readonly mistakes: PlacedMistake[] = [];

  report({ offset, pointer }: Pick<JsonValue, 'offset' | 'pointer'>, message: string): void {
    this.mistakes.push({ offset, pointer, message });
  }

  /** The value as an object; reports what else it is. */
  object(value: JsonValue, expected: string): JsonObject | undefined {
    if (value.kind === 'object') return value;
    return this.#wrongKind(value, expected);
  }

  /** The value as a list; reports what else it is. */
  array(value: JsonValue, expected: string): JsonArray | undefined {
    if (value.kind === 'array') return value;
    return this.#wrongKind(value, expected);
  }

  /** The value as a string; reports what else it is. */
  string(value: JsonValue, expected: string): JsonScalar | undefined {
    if (value.kind === 'string') return value;
    return this.#wrongKind(value, expected);
  }

  /** The members by name; reports names that come twice. The first one counts. */
  members(object: JsonObject): ReadonlyMap<string, JsonValue> {
    const members = new Map<string, JsonValue>();
    for (const { name, offset, value } of object.members) {
      if (members.has(name)) {
        this.report(
          { offset, pointer: childPointer(object.pointer, name) },
          `The member ${JSON.stringify(name)} comes twice in one object. Merge the two into one.`,
        );
      } else members.set(name, value);
    }
    return members;
  }

  /** Reports members that are not in a list. `explain` may have a better sentence for a name. */
  unknownMembers(
    object: JsonObject,
    known: readonly string[],
    explain: (name: string) => string | undefined = () => undefined,
  ): void {
    for (const { name, offset } of object.members) {
      if (known.includes(name)) continue;
      const meant = known.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
      const advice =
        meant === undefined
          ? `Expected one of ${known.join(', ')}; take it away.`
          : `Write ${meant}: upper and lower case matter.`;
      this.report(
        { offset, pointer: childPointer(object.pointer, name) },
        explain(name) ?? `There is no member ${JSON.stringify(name)} here. ${advice}`,
      );
    }
  }

  #wrongKind(value: JsonValue, expected: string): undefined {
    this.report(value, `Expected ${expected}, found ${kindNames[value.kind]}.`);
    return undefined;
  }
}
