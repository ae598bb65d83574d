import { EVENT_ID, getScalarValue, parseEvents, type Event } from 'js-yaml';
import { pointerTokens } from './json-pointer.ts';
import { deepestNesting } from './value-size.ts';

/** Gives the line, from 1, of the value at a JSON pointer: of its name where it has one, of the closest value above it where there is none. */
export type LineFinder = (pointer: string) => number | undefined;

/** Finds lines in a JSON or YAML text (JSON is YAML). Without the events of its parser, the text is read when the first line is asked for. */
export function lineFinder(text: string, events?: readonly Event[]): LineFinder {
  let read: { readonly nodes: Nodes; readonly breaks: readonly number[] } | undefined;
  return (pointer) => {
    const tokens = pointerTokens(pointer);
    if (tokens === undefined) return undefined;
    read ??= {
      nodes: new Nodes(text, events ?? parseEvents(text, { maxDepth: deepestNesting })),
      breaks: lineBreaks(text),
    };
    const offset = read.nodes.offsetOf(tokens);
    return offset === undefined ? undefined : lineAt(read.breaks, offset);
  };
}

interface Child {
  /** Index of the event that begins the value. */
  readonly index: number;
  /** Where its name begins, or the value itself in a list. */
  readonly offset: number | undefined;
}

/** The nodes of a text, as the events of its parser have them. */
class Nodes {
  readonly #text: string;
  readonly #events: readonly Event[];
  /** For each event that begins a node, the index after the node. */
  readonly #ends: Int32Array;
  readonly #children = new Map<number, ReadonlyMap<string, Child>>();

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
    this.#ends = endsOf(events);
  }

  /** Where the value that the tokens lead to begins; the last value on the way where they lead nowhere. */
  offsetOf(tokens: readonly string[]): number | undefined {
    // The first event begins the document.
    let index = 1;
    let offset = startOf(this.#events[index]);
    for (const token of tokens) {
      const child = this.#childrenOf(index).get(token);
      if (child === undefined) return offset;
      ({ index, offset } = child);
    }
    return offset;
  }

  /** The children of a node by name or number. */
  #childrenOf(parent: number): ReadonlyMap<string, Child> {
    const known = this.#children.get(parent);
    if (known !== undefined) return known;
    const children = new Map<string, Child>();
    const type = this.#events[parent]?.type;
    const isMapping = type === EVENT_ID.MAPPING;
    if (isMapping || type === EVENT_ID.SEQUENCE) {
      for (let index = parent + 1; this.#isNode(index);) {
        const first = this.#events[index];
        const value = isMapping ? this.#end(index) : index;
        const name = isMapping ? this.#nameOf(first) : String(children.size);
        if (name !== undefined) children.set(name, { index: value, offset: startOf(first) });
        index = this.#end(value);
      }
    }
    this.#children.set(parent, children);
    return children;
  }

  #isNode(index: number): boolean {
    const event = this.#events[index];
    return event !== undefined && event.type !== EVENT_ID.POP;
  }

  #nameOf(event: Event | undefined): string | undefined {
    return event?.type === EVENT_ID.SCALAR ? getScalarValue(this.#text, event) : undefined;
  }

  #end(index: number): number {
    return this.#ends[index] ?? this.#events.length;
  }
}

function endsOf(events: readonly Event[]): Int32Array {
  const ends = new Int32Array(events.length);
  const open: number[] = [];
  for (const [index, { type }] of events.entries()) {
    if (type === EVENT_ID.POP) ends[open.pop() ?? 0] = index + 1;
    else if (type === EVENT_ID.SCALAR || type === EVENT_ID.ALIAS) ends[index] = index + 1;
    else open.push(index);
  }
  return ends;
}

function startOf(event: Event | undefined): number | undefined {
  if (event === undefined) return undefined;
  if ('start' in event) return event.start;
  return 'valueStart' in event ? event.valueStart : undefined;
}

function lineBreaks(text: string): readonly number[] {
  const breaks: number[] = [];
  for (const { index } of text.matchAll(/\r\n?|\n/g)) breaks.push(index);
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
