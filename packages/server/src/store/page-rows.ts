import type { Page } from '../page.ts';

/** The rows of a page. */
export function rowsOfPage(page: Page): { readonly offset: number; readonly limit: number } {
  // The document allows page 0, which is taken for the first one.
  return { offset: Math.max(page.number - 1, 0) * page.size, limit: page.size };
}
