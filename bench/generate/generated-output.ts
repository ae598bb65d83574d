import { join } from 'node:path';
import { documentFile } from './documents.ts';
import { emptyFolder, type Generator } from './generators.ts';
import { outputFolder } from './measure.ts';
import { measuredProcess } from './measured-process.ts';

/** The folder with what a generator makes of a document, made anew; `undefined`, with a message, where that fails. */
export async function generatedOutput(
  document: string,
  generator: Generator,
  limit: number,
): Promise<string | undefined> {
  const file = documentFile(document);
  if (file === undefined) return undefined;
  const folder = emptyFolder(outputFolder(document, generator));
  const { outcome } = await measuredProcess(generator.command(file, folder), join(folder, 'generator.log'), limit);
  if (outcome === 'done') return folder;
  console.error(`${document}, ${generator.name}: ${outcome}; left out.`);
  return undefined;
}
