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
  /** Mistakes of the generator to mend in what was taken. */
  readonly corrections: readonly Correction[];
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

/** A text of generated sources that is wrong, and what it should be. */
export interface Correction {
  /** Folder below `generated`, or that folder itself. */
  readonly in: string;
  readonly wrong: string;
  readonly right: string;
  /** What goes wrong without it: for who has to decide whether a newer generator still needs it. */
  readonly because: string;
}

/** @throws Error where the file is not there or says something else. */
export function readSdkSettings(file: string): SdkSettings {
  const settings: Json = JSON.parse(readFileSync(file, 'utf8'));
  if (!isObject(settings)) throw new Error(`${file} is no JSON object.`);
  const { generator, sources, options, corrections, format } = settings;
  if (typeof generator !== 'string') throw new Error(`${file}: generator must be the name of a generator.`);
  if (!Array.isArray(sources)) throw new Error(`${file}: sources must be a list.`);
  return {
    generator,
    sources: sources.map((source: Json) => readSource(source, file)),
    options: isObject(options) ? options : {},
    corrections: Array.isArray(corrections) ? corrections.map((each: Json) => readCorrection(each, file)) : [],
    format: Array.isArray(format) ? format.map(String) : [],
  };
}

function readSource(source: Json, file: string): GeneratedSource {
  const { from, to, ending = '' } = isObject(source) ? source : {};
  if (typeof from !== 'string' || typeof to !== 'string' || typeof ending !== 'string') {
    throw new Error(`${file}: each of sources needs the texts from and to.`);
  }
  requireGenerated(to, file);
  return { from, to, ending };
}

function readCorrection(correction: Json, file: string): Correction {
  const { in: folder, wrong, right, because } = isObject(correction) ? correction : {};
  if (
    typeof folder !== 'string' ||
    typeof wrong !== 'string' ||
    typeof right !== 'string' ||
    typeof because !== 'string'
  ) {
    throw new Error(`${file}: each of corrections needs the texts in, wrong, right and because.`);
  }
  requireGenerated(folder, file);
  return { in: folder, wrong, right, because };
}

/** What stands there is replaced, so it must be a folder that nobody writes in by hand. */
function requireGenerated(folder: string, file: string): void {
  if (!folder.split('/').includes('generated'))
    throw new Error(`${file}: ${folder} is not below a folder "generated".`);
}
