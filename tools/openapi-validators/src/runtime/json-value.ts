/** An object in the sense of JSON: not null, not an array. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value of an own member; `undefined` where there is none, also for names such as `constructor`.
 *
 * @public Used by emitted modules.
 */
export function ownMember(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/**
 * The value of a member as the compiled checks read it: names that every object inherits count only as own members; others are
 * read as the code that uses the value will read them, so that objects of classes fit too.
 */
export function readMember(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return name in Object.prototype ? ownMember(object, name) : object[name];
}

/** Whether a value is binary data as programs have it: a `Blob` or `File`, a buffer, or a view of one such as `Uint8Array`. */
export function isBytes(value: unknown): boolean {
  return (
    value instanceof ArrayBuffer || ArrayBuffer.isView(value) || (typeof Blob === 'function' && value instanceof Blob)
  );
}

/** Names of the members that have a value. A member whose value is `undefined` does not exist in JSON. */
export function memberNames(object: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(object).filter((name) => object[name] !== undefined);
}

/** Equality of JSON values (JSON Schema Core §4.2.2): members in any order, 1 equals 1.0. */
export function equalJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) && one.length === other.length && one.every((item, index) => equalJson(item, other[index]))
    );
  }
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  const names = memberNames(one);
  return (
    names.length === memberNames(other).length &&
    names.every((name) => Object.hasOwn(other, name) && equalJson(one[name], other[name]))
  );
}

/** Whether no two items are equal. Takes time in proportion to the size of the list, also where all items have the same members. */
export function areUnique(items: readonly unknown[]): boolean {
  const scalars = new Set<unknown>();
  const composites = new Map<string, unknown[]>();
  for (const item of items) {
    if (typeof item !== 'object' || item === null) {
      if (scalars.has(item)) return false;
      scalars.add(item);
    } else {
      const key = equalityKey(item);
      const others = composites.get(key);
      if (others === undefined) composites.set(key, [item]);
      // Values that JSON cannot say may share a key and differ all the same.
      else if (others.some((other) => equalJson(item, other))) return false;
      else others.push(item);
    }
  }
  return true;
}

/** A text that is the same for equal values; for values of JSON, for those only. */
function equalityKey(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, equalityKey).join()}]`;
  if (isJsonObject(value)) {
    const members = memberNames(value).toSorted();
    return `{${members.map((name) => `${JSON.stringify(name)}:${equalityKey(value[name])}`).join()}}`;
  }
  // The text of a function may be long; that of -0 is that of 0.
  return typeof value === 'function' ? 'function' : String(value);
}

/** Length of a text in characters (JSON Schema Validation §6.3.1 counts as RFC 8259 does), not in UTF-16 units. */
export function characterCount(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length - 1; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xd800 && unit < 0xdc00) {
      const next = text.charCodeAt(index + 1);
      if (next >= 0xdc00 && next < 0xe000) {
        count -= 1;
        index += 1;
      }
    }
  }
  return count;
}

/**
 * Whether a text has more than a number of characters. Of a text that is much longer, they are not counted.
 *
 * @public Used by emitted modules.
 */
export function isLongerThan(text: string, characters: number): boolean {
  return text.length > 2 * characters || characterCount(text) > characters;
}

/** Whether a number is a multiple of another, allowing for the rounding of decimal fractions. */
export function isMultipleOf(value: number, divisor: number): boolean {
  // The remainder is exact (ECMAScript §6.1.6.1.6), also where the quotient is rounded or too large.
  if (value % divisor === 0) return true;
  if (Number.isInteger(value) && Number.isInteger(divisor)) return false;
  const quotient = value / divisor;
  return Number.isFinite(quotient) && Math.abs(quotient - Math.round(quotient)) <= Math.abs(quotient) * Number.EPSILON;
}
