import { join, relative } from 'node:path';
import { fingerprint, readManifest, textOf } from './manifest.ts';
import type { Settings } from './settings.ts';

/** Fingerprint of everything but the texts of files that decides what is generated; the same in every checkout. */
export function settingsFingerprint({ input, output, documents, ...options }: Settings, version: string): string {
  const copies = Object.entries(documents).map(([url, file]) => [url, relative(output, file)]);
  return fingerprint(JSON.stringify([version, relative(output, input), copies, options]));
}

/** Fingerprints of the files that were read, by path relative to the output folder. */
export function inputFingerprints(output: string, files: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map((file) => [relative(output, file), fingerprint(textOf(file) ?? '')]));
}

/** Whether the output folder has what the present input and settings give, by the manifest: nothing is read but the files themselves. */
export function isFresh(settings: Settings, version: string): boolean {
  const { output } = settings;
  const manifest = readManifest(output);
  if (manifest === undefined || manifest.settings !== settingsFingerprint(settings, version)) return false;
  // A manifest that claims nothing proves nothing.
  if (manifest.inputs[relative(output, settings.input)] === undefined) return false;
  if (Object.keys(manifest.outputs).length === 0) return false;
  return [manifest.inputs, manifest.outputs].every((marks) =>
    Object.entries(marks).every(([name, mark]) => {
      const text = textOf(join(output, name));
      return text !== undefined && fingerprint(text) === mark;
    }),
  );
}
