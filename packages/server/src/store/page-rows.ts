import type { Page } from '../page.ts';

/** The rows of a page. */
export function rowsOfPage(page: Page): { readonly offset: number; readonly limit: number } {
  return { offset: (page.number - 1) * page.size, limit: page.size };
}
