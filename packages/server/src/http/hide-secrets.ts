/** What is logged instead of a secret, and of what is too deep to be looked at. */
const hidden = '[secret]';
/** How deep a logged object is looked at, and shown. */
const depth = 8;

/**
 * A value to log, with everything hidden that has one of these names; the same value where there is nothing of that kind.
 *
 * @param names - Of members and headers.
 */
export function hideSecrets(value: object, names: ReadonlySet<string>, levels: number = depth): object {
  let copy: object | undefined;
  for (const [name, member] of Object.entries(value)) {
    const shown = names.has(name) ? hidden : shownMember(member, names, levels - 1);
    if (shown === member) continue;
    copy ??= Array.isArray(value) ? [...value] : { ...value };
    Reflect.set(copy, name, shown);
  }
  return copy ?? value;
}

function shownMember(member: unknown, names: ReadonlySet<string>, levels: number): unknown {
  if (typeof member !== 'object' || member === null) return member;
  return levels === 0 ? hidden : hideSecrets(member, names, levels);
}
