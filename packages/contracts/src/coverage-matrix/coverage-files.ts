import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { committedFiles, readCommitted, updateAdvice } from '../pact/committed-files.ts';
import { coverageMarkdown } from './coverage-markdown.ts';
import type { Coverage } from './coverage.ts';

/** The two files of a coverage matrix. Same matrix, same bytes. */
function coverageFiles(coverage: Coverage): readonly { readonly file: string; readonly text: string }[] {
  return [
    { file: committedFiles.coverageJson, text: `${JSON.stringify(coverage, null, 2)}\n` },
    { file: committedFiles.coverageMarkdown, text: coverageMarkdown(coverage) },
  ];
}

/** Writes the coverage matrix to its place in this package. */
export function writeCoverage(coverage: Coverage): void {
  for (const { file, text } of coverageFiles(coverage)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** The committed files that are not what the coverage matrix is now, in words. */
export function staleCoverage(coverage: Coverage): readonly string[] {
  return coverageFiles(coverage)
    .filter(({ file, text }) => readCommitted(file) !== text)
    .map(({ file }) => `${file} is stale. ${updateAdvice}`);
}
