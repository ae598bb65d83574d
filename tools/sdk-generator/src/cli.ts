#!/usr/bin/env node
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { generateSdk } from './generator/generate-sdk.ts';
import { fetchGeneratorJar, MissingToolError, requireJava } from './generator/generator-jar.ts';
import { readSdkSettings } from './generator/sdk-settings.ts';
import { InexpressibleError } from './openapi-30/to-openapi-30.ts';

const cache = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '.cache', 'sdk-generator');
const program = new Command('sdk-generator').description(
  'Generates SDKs in other languages from an OpenAPI 3.1 document, with a pinned OpenAPI Generator.',
);

program
  .command('fetch')
  .description('Fetch the generator, once, and say where it is.')
  .action(() => {
    requireJava();
    console.log(fetchGeneratorJar(cache));
  });

program
  .command('generate <document>', { isDefault: true })
  .description('Generate the sources of the package in this folder, as its sdk.json says.')
  .action((document: string) => {
    requireJava();
    generateSdk({
      documentFile: resolve(document),
      packageFolder: process.cwd(),
      settings: readSdkSettings('sdk.json'),
      jar: fetchGeneratorJar(cache),
    });
  });

try {
  program.parse();
} catch (error) {
  if (!(error instanceof MissingToolError || error instanceof InexpressibleError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
