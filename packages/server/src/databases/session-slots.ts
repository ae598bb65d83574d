/** How many attempts to open a session may be under way. */
export interface SessionLimits {
  readonly inAll: number;
  readonly perAccount: number;
}

/** Counts attempts that are under way, so that slow databases, or one account, cannot use up the server. */
export class SessionSlots {
  readonly #limits: SessionLimits;
  readonly #taken = new Map<string, number>();
  #inAll = 0;

  constructor(limits: SessionLimits) {
    this.#limits = limits;
  }

  /** @returns A function that gives the slot back, or `undefined` where none is free. */
  take(accountId: string): (() => void) | undefined {
    const taken = this.#taken.get(accountId) ?? 0;
    if (this.#inAll >= this.#limits.inAll || taken >= this.#limits.perAccount) return undefined;
    this.#inAll++;
    this.#taken.set(accountId, taken + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#inAll--;
      const left = (this.#taken.get(accountId) ?? 1) - 1;
      if (left === 0) this.#taken.delete(accountId);
      else this.#taken.set(accountId, left);
    };
  }
}
