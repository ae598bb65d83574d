import type { Kind } from './kind.ts';
import { eventsKind } from './kind-events.ts';
import { itemsKind } from './kind-items.ts';
import { shareKind } from './kind-share.ts';
import { treeKind } from './kind-tree.ts';

/** Every kind of schema that the tools are compared on, by its name. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  [shareKind, itemsKind, eventsKind, treeKind].map((kind) => [kind.name, kind]),
);
