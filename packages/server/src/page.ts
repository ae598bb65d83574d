/** A part of a list. */
export interface Page {
  /** Items of the list before it. */
  readonly offset: number;
  /** Items on it, at most. 0 asks for the total only. */
  readonly limit: number;
}

/** One page of a list, with the number of items on all pages. */
export interface Paged<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}
