import type { Page } from '../page.ts';
import { HttpError } from './http-error.ts';

const largestNumber = 2_147_483_647;

/** A query parameter: its name in the API and its digits. */
interface Digits {
  readonly name: string;
  readonly digits: string | undefined;
}

/**
 * A page from two parameters in digits. Without them it is the first page of 100; page 0 is the first page too.
 *
 * @throws HttpError where the number of the page is above 2147483647 (das_01_0414), which the pattern of the document cannot say.
 */
export function pageOf(number: Digits, size: Digits): Page {
  const page = Number(number.digits ?? '1');
  if (page > largestNumber) {
    throw new HttpError(
      'invalidParameter',
      `${number.name}: expected a whole number from 0 to ${largestNumber}, in digits, got ${number.digits}.`,
    );
  }
  // The document allows page 0, which is taken for the first one.
  return { number: Math.max(page, 1), size: Number(size.digits ?? '100') };
}
