import { readFileSync } from 'node:fs';
import { isObject, type Json, type JsonObject } from '@opendas/openapi-model';

/** How one SDK is generated, as `sdk.json` of its package says. */
export interface SdkSettings {
  /** Name of the generator, for example `python`. */
  readonly generator: string;
  /** What to take of what is generated. */
  readonly sources: readonly GeneratedSource[];
  /** Further settings of the generator, as in its own configuration file. */
  readonly options: JsonObject;
  /** Program that makes the generated sources look as the language wants, with its arguments. */
  readonly format: readonly string[];
}

/** A folder of what the generator writes, and where it goes. */
export interface GeneratedSource {
  readonly from: string;
  readonly to: string;
  /** Take only files with this ending, and no folders. Empty: take everything. */
  readonly ending: string;
}

/** @throws Error where the file is not there or says something else. */
export function readSdkSettings(file: string): SdkSettings {
  const settings: Json = JSON.parse(readFileSync(file, 'utf8'));
  if (!isObject(settings)) throw new Error(`${file} is no JSON object.`);
  const { generator, sources, options, format } = settings;
  if (typeof generator !== 'string') throw new Error(`${file}: generator must be the name of a generator.`);
  if (!Array.isArray(sources)) throw new Error(`${file}: sources must be a list.`);
  return {
    generator,
    sources: sources.map((source: Json) => readSource(source, file)),
    options: isObject(options) ? options : {},
    format: Array.isArray(format) ? format.map(String) : [],
  };
}

function readSource(source: Json, file: string): GeneratedSource {
  const { from, to, ending = '' } = isObject(source) ? source : {};
  if (typeof from !== 'string' || typeof to !== 'string' || typeof ending !== 'string') {
    throw new Error(`${file}: each of sources needs the texts from and to.`);
  }
  // What stands there is replaced as a whole, so it must be a folder that nobody writes in by hand.
  if (!to.split('/').includes('generated')) throw new Error(`${file}: ${to} is not below a folder "generated".`);
  return { from, to, ending };
}
