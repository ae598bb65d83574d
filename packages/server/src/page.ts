/** A part of a list. */
export interface Page {
  /** Number of the page, from 1. */
  readonly number: number;
  /** Items on a page, 0 to 100. 0 asks for the total only. */
  readonly size: number;
}

/** One page of a list, with the number of items on all pages. */
export interface Paged<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}
