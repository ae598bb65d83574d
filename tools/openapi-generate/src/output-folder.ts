import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { fingerprint, manifestName, manifestText, readManifest, textOf, type Manifest } from './manifest.ts';
import { checkPlace, isOwnPlace } from './place-in-folder.ts';
import { SettingsError } from './settings.ts';

/** Texts by path in the output folder. */
export type OutputFiles = ReadonlyMap<string, string>;

/** What writing changed, by path in the output folder. */
export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** Every generated text that can have a comment says so in its beginning. */
const ownMark = /Made by (?:openapi|opendas)-/;

/** Files that are missing, have another text, or were ours and are made no more. */
export function staleFiles(folder: string, files: OutputFiles): readonly string[] {
  const differing = [...files].filter(([name, text]) => textAt(folder, name) !== text).map(([name]) => name);
  return [...differing, ...leftOver(folder, files)];
}

/**
 * Writes the files that differ, removes those of an earlier run that are made no more, and notes what is ours.
 *
 * @throws {@link SettingsError} where a link, a folder, or (without `force`) a file that is not ours is in the way, or an input would be
 * overwritten; nothing is written then.
 */
export function writeOutput(
  folder: string,
  files: OutputFiles,
  { settings, inputs, force }: Omit<Manifest, 'outputs'> & { readonly force: boolean },
): Written {
  for (const name of [...files.keys(), manifestName]) checkPlace(folder, name);
  const overwritten = Object.keys(inputs).filter((name) => files.has(name.replaceAll('\\', '/')));
  if (overwritten.length > 0) {
    throw new SettingsError(`${overwritten.join(', ')} in ${folder} is what is read; choose another output folder`);
  }
  const foreign = force ? [] : foreignFiles(folder, files);
  if (foreign.length > 0) {
    throw new SettingsError(
      `${folder} has files that were not generated: ${foreign.join(', ')}. Choose another folder, or overwrite them with --force.`,
    );
  }
  const removed = leftOver(folder, files);
  const written = [...files].filter(([name, text]) => textAt(folder, name) !== text);
  const outputs = Object.fromEntries([...files].map(([name, text]) => [name, fingerprint(text)]));
  if (written.length > 0 || removed.length > 0) {
    // What a run that is interrupted leaves behind is ours; only a finished one says what it was made from.
    const before = readManifest(folder)?.outputs;
    writeFile(folder, manifestName, manifestText({ settings: '', inputs: {}, outputs: { ...before, ...outputs } }));
  }
  for (const name of removed) rmSync(join(folder, name));
  for (const [name, text] of written) writeFile(folder, name, text);
  const manifest = manifestText({ settings, inputs, outputs });
  if (textAt(folder, manifestName) !== manifest) writeFile(folder, manifestName, manifest);
  return { written: written.map(([name]) => name), removed };
}

/** Writes beside the file and moves: a reader sees the old text or the new one, and never a part. */
function writeFile(folder: string, name: string, text: string): void {
  const file = join(folder, name);
  const temporary = `${file}.${process.pid}.tmp`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

function textAt(folder: string, name: string): string | undefined {
  return isOwnPlace(folder, name) ? textOf(join(folder, name)) : undefined;
}

function foreignFiles(folder: string, files: OutputFiles): readonly string[] {
  const { outputs = {} } = readManifest(folder) ?? {};
  return [...files]
    .filter(([name, text]) => {
      const present = textAt(folder, name);
      if (present === undefined || present === text || Object.hasOwn(outputs, name)) return false;
      return !ownMark.test(present.slice(0, 200));
    })
    .map(([name]) => name);
}

/** Files of the manifest that are as they were written and are made no more. What was changed since is not ours any more. */
function leftOver(folder: string, files: OutputFiles): readonly string[] {
  const { outputs = {} } = readManifest(folder) ?? {};
  return Object.entries(outputs)
    .filter(([name, mark]) => {
      if (files.has(name) || isAbsolute(name) || name.split(/[/\\]/).includes('..')) return false;
      const present = textAt(folder, name);
      return present !== undefined && fingerprint(present) === mark;
    })
    .map(([name]) => name);
}
