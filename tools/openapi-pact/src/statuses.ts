/** The statuses that interactions are made for where nothing is said: what worked, and what clients mostly get wrong. */
export const defaultStatuses: readonly string[] = ['2xx', '400', '401', '403', '404'];

/** Says of a key in `responses` whether interactions are made for it. */
export type StatusSelection = (status: string) => boolean;

/** A list of statuses with something in it that is none. */
export class StatusError extends Error {
  override readonly name = 'StatusError';

  constructor(status: string) {
    super(`expected a status such as 404, a class such as 4XX, or default, got ${JSON.stringify(status)}`);
  }
}

/**
 * Reads a list of statuses: codes (`404`), classes in upper or lower case (`2xx`), and `default`.
 *
 * A code selects the response of that code. A class selects every response of the class that the document has, under a code or under
 * the class. `default` selects the response of that name.
 *
 * @throws {@link StatusError} for anything else.
 */
export function selectStatuses(statuses: readonly string[] = defaultStatuses): StatusSelection {
  const exact = new Set<string>();
  const classes = new Set<string>();
  for (const status of statuses) {
    if (/^[1-5][0-9]{2}$/.test(status) || status === 'default') exact.add(status);
    else if (/^[1-5]xx$/i.test(status)) classes.add(status.slice(0, 1));
    else throw new StatusError(status);
  }
  return (status) => exact.has(status) || classes.has(status.slice(0, 1));
}
