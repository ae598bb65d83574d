import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newDemo, type Demo } from './demo.ts';
import { demoDirectory } from './demo-directory.ts';
import { writePrivateFile } from '../private-file.ts';

/** The directory file of a demo. */
export interface DemoDirectoryFile {
  readonly path: string;
  readonly text: string;
}

/** Where the directory of a demo is. */
export function demoDirectoryPath(dataDirectory: string): string {
  return join(dataDirectory, 'demo-directory.yaml');
}

/** The directory of the demo in a data directory: the one that an earlier start made up, or a new one (mode 0600). */
export async function demoDirectoryFile(dataDirectory: string): Promise<DemoDirectoryFile> {
  const path = demoDirectoryPath(dataDirectory);
  try {
    return { path, text: await readFile(path, 'utf8') };
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'ENOENT') throw error;
  }
  const text = demoDirectory(newDemo((bytes) => randomBytes(bytes).toString('hex')));
  await writePrivateFile(path, text);
  return { path, text };
}

/** Where the machine-readable twin of the banner is. */
export function demoJsonFile(dataDirectory: string): string {
  return join(dataDirectory, 'demo.json');
}

/** Writes `demo.json`: address, accounts, projects, users, tokens and access keys. */
export async function writeDemoJson(dataDirectory: string, url: string, demo: Demo): Promise<void> {
  await writePrivateFile(demoJsonFile(dataDirectory), `${JSON.stringify({ url, ...demo }, undefined, 2)}\n`);
}
