import type { Socket } from 'node:net';

/** Passes on what each of two sockets gets, and ends both when one ends. Both are in the set for as long as they are open. */
export function pipeBothWays(one: Socket, other: Socket, open: Set<Socket>): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    open.add(from);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      open.delete(from);
      to.destroy();
    });
    from.pipe(to);
  }
}
