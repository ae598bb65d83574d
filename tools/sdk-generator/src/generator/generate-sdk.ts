import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isObject, type Json } from '@opendas/openapi-model';
import { toOpenapi30 } from '../openapi-30/to-openapi-30.ts';
import { tolerantAnswers } from '../tolerant-reading/tolerant-answers.ts';
import { correct } from './correct.ts';
import type { GeneratedSource, SdkSettings } from './sdk-settings.ts';

/** What an SDK is generated from, and where to. */
export interface SdkTask {
  /** The OpenAPI document, bundled, as JSON. */
  readonly documentFile: string;
  /** Folder of the package. */
  readonly packageFolder: string;
  readonly settings: SdkSettings;
  readonly jar: string;
}

/**
 * Generates the sources of one SDK: everything into a folder that is thrown away, and from there only what the package wants. What was
 * generated before is replaced, so that nothing stale stays.
 */
export function generateSdk({ documentFile, packageFolder, settings, jar }: SdkTask): void {
  const unpacked = mkdtempSync(join(tmpdir(), 'sdk-generator-'));
  try {
    const input = join(packageFolder, 'generated', 'openapi-3.0.json');
    mkdirSync(dirname(input), { recursive: true });
    writeFileSync(input, `${JSON.stringify(generatorDocument(documentFile), undefined, 2)}\n`);
    const options = join(unpacked, 'options.json');
    writeFileSync(options, JSON.stringify(settings.options));
    const output = join(unpacked, 'output');
    runJava(['-jar', jar, 'generate', '-g', settings.generator, '-i', input, '-o', output, '-c', options]);
    for (const source of settings.sources) replace(source, output, packageFolder);
    for (const correction of settings.corrections) correct(correction, packageFolder);
    const [program, ...args] = settings.format;
    if (program !== undefined) runFormatter(program, args, packageFolder);
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

/** The document as the generator gets it. */
function generatorDocument(file: string): Json {
  const document: Json = JSON.parse(readFileSync(file, 'utf8'));
  if (!isObject(document)) throw new Error(`${file} is no OpenAPI document.`);
  return tolerantAnswers(toOpenapi30(document));
}

function replace({ from, to, ending }: GeneratedSource, output: string, packageFolder: string): void {
  const target = join(packageFolder, to);
  rmSync(target, { recursive: true, force: true });
  const folder = join(output, from);
  if (ending === '') return cpSync(folder, target, { recursive: true });
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(folder).filter((name) => name.endsWith(ending))) {
    cpSync(join(folder, file), join(target, file));
  }
}

/** Its log is shown only where something went wrong: each run prints hundreds of lines. */
function runJava(args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync('java', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const warnings = `${stdout}${stderr}`.split('\n').filter((line) => /\b(WARN|ERROR)\b/.test(line));
  for (const warning of new Set(warnings)) console.error(warning);
  if (status !== 0) throw new Error(`OpenAPI Generator ended with ${status}:\n${stderr.slice(0, 4000)}`);
}

function runFormatter(program: string, args: readonly string[], cwd: string): void {
  const { status, error } = spawnSync(program, args, { cwd, stdio: ['ignore', process.stderr, 'inherit'] });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}.`);
}
