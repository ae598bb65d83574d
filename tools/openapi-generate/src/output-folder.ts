import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprint, manifestName, manifestText, readManifest, textOf, type Manifest } from './manifest.ts';
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
  const differing = [...files].filter(([name, text]) => textOf(join(folder, name)) !== text).map(([name]) => name);
  return [...differing, ...leftOver(folder, files)];
}

/**
 * Writes the files that differ, removes those of an earlier run that are made no more, and notes what is ours.
 *
 * @throws {@link SettingsError} where a file is in the way that is not ours, and `force` is not given; nothing is written then.
 */
export function writeOutput(
  folder: string,
  files: OutputFiles,
  { settings, inputs, force }: Omit<Manifest, 'outputs'> & { readonly force: boolean },
): Written {
  const foreign = force ? [] : foreignFiles(folder, files);
  if (foreign.length > 0) {
    throw new SettingsError(
      `${folder} has files that were not generated: ${foreign.join(', ')}. Choose another folder, or overwrite them with --force.`,
    );
  }
  const removed = leftOver(folder, files);
  for (const name of removed) rmSync(join(folder, name));
  const outputs = Object.fromEntries([...files].map(([name, text]) => [name, fingerprint(text)]));
  const all = new Map([...files, [manifestName, manifestText({ settings, inputs, outputs })]]);
  const written = [...all].filter(([name, text]) => textOf(join(folder, name)) !== text);
  for (const [name, text] of written) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { written: written.map(([name]) => name).filter((name) => name !== manifestName), removed };
}

function foreignFiles(folder: string, files: OutputFiles): readonly string[] {
  const { outputs = {} } = readManifest(folder) ?? {};
  return [...files]
    .filter(([name, text]) => {
      const present = textOf(join(folder, name));
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
      const present = files.has(name) || name.split('/').includes('..') ? undefined : textOf(join(folder, name));
      return present !== undefined && fingerprint(present) === mark;
    })
    .map(([name]) => name);
}
