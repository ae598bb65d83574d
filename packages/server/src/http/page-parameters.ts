import type { Page } from '../page.ts';
import { ServiceError } from '../service-error.ts';

const largestNumber = 2_147_483_647;

/** A query parameter: its name in the API and its digits. */
interface Digits {
  readonly name: string;
  readonly digits: string | undefined;
}

/** Items on a page where a request does not say how many. */
const usualSize = 100;

/**
 * A page from two parameters in digits, its number and its size. Without them it is the first page of 100; page 0 is the first page too.
 *
 * @throws ServiceError where the number of the page is above 2147483647 (das_01_0414), which the pattern of the document cannot say.
 */
export function pageOf(number: Digits, size: Digits): Page {
  const page = Number(number.digits ?? '1');
  if (page > largestNumber) {
    throw new ServiceError(
      'invalidParameter',
      `${number.name}: expected a whole number from 0 to ${largestNumber}, in digits, got ${number.digits}.`,
    );
  }
  const limit = Number(size.digits ?? String(usualSize));
  // The document allows page 0, which is taken for the first one.
  return { offset: Math.max(page - 1, 0) * limit, limit };
}

/** A page from how many items are before it and on it. Without them it is the first 100. */
export function pageFrom(offset = 0, limit = usualSize): Page {
  return { offset, limit };
}
