import { EVENT_ID, getScalarValue, parseEvents, type Event } from 'js-yaml';
import { pointerTokens } from './json-pointer.ts';
import { deepestNesting } from './value-size.ts';

/** Gives the line, from 1, of the value at a JSON pointer: of its name where it has one, of the closest value above it where there is none. */
export type LineFinder = (pointer: string) => number | undefined;

/** Finds lines in a JSON or YAML text (JSON is YAML). The text is read once more when the first line is asked for. */
export function lineFinder(text: string): LineFinder {
  let read: { readonly events: readonly Event[]; readonly breaks: readonly number[] } | undefined;
  return (pointer) => {
    const tokens = pointerTokens(pointer);
    if (tokens === undefined) return undefined;
    read ??= { events: parseEvents(text, { maxDepth: deepestNesting }), breaks: lineBreaks(text) };
    const offset = offsetOf(text, read.events, tokens);
    return offset === undefined ? undefined : lineAt(read.breaks, offset);
  };
}

/** Where the value that the tokens lead to begins; the last value on the way where they lead nowhere. */
function offsetOf(text: string, events: readonly Event[], tokens: readonly string[]): number | undefined {
  // The first event begins the document.
  let index = 1;
  let offset = startOf(events[index]);
  for (const token of tokens) {
    const found = stepInto(text, events, index, token);
    if (found === undefined) return offset;
    ({ index, offset } = found);
  }
  return offset;
}

function stepInto(
  text: string,
  events: readonly Event[],
  parent: number,
  token: string,
): { readonly index: number; readonly offset: number | undefined } | undefined {
  const type = events[parent]?.type;
  if (type !== EVENT_ID.MAPPING && type !== EVENT_ID.SEQUENCE) return undefined;
  let position = 0;
  for (let index = parent + 1; events[index] !== undefined && events[index]?.type !== EVENT_ID.POP; position += 1) {
    const name = events[index];
    const value = type === EVENT_ID.MAPPING ? nextNode(events, index) : index;
    const isFound =
      type === EVENT_ID.SEQUENCE
        ? String(position) === token
        : name?.type === EVENT_ID.SCALAR && getScalarValue(text, name) === token;
    if (isFound) return { index: value, offset: startOf(name) };
    index = nextNode(events, value);
  }
  return undefined;
}

/** The index after the node that begins at one. */
function nextNode(events: readonly Event[], start: number): number {
  let depth = 0;
  for (let index = start; index < events.length; index += 1) {
    const type = events[index]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth += 1;
    if (type === EVENT_ID.POP) depth -= 1;
    if (depth <= 0) return index + 1;
  }
  return events.length;
}

function startOf(event: Event | undefined): number | undefined {
  if (event === undefined) return undefined;
  if ('start' in event) return event.start;
  return 'valueStart' in event ? event.valueStart : undefined;
}

function lineBreaks(text: string): readonly number[] {
  const breaks: number[] = [];
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) breaks.push(index);
  return breaks;
}

function lineAt(breaks: readonly number[], offset: number): number {
  let [low, high] = [0, breaks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((breaks[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}
