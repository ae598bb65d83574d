import { pathToFileURL } from 'node:url';

/** Tells whether a value is valid. */
export type Check = (value: unknown) => boolean;

/** What a module that was written for this exports as `check`. */
export async function loadCheck(file: string): Promise<Check> {
  return Reflect.get(Object(await import(pathToFileURL(file).href)), 'check') as Check;
}
