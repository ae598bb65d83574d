import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { formatsOption, outputKind, readConfig } from './config-file.ts';
import { outputKinds, withRequired } from './output-kind.ts';
import { checkSettings, SettingsError, type Settings } from './settings.ts';

/** What the command line says. */
export interface CommandLine {
  readonly settings: Settings;
  readonly check: boolean;
  readonly force: boolean;
  readonly watch: boolean;
  readonly report: string | undefined;
  /** The configuration file, where one was given. */
  readonly config: string | undefined;
}

interface Flags {
  readonly output?: string;
  readonly only?: string;
  readonly config?: string;
  readonly formats?: string;
  readonly statuses?: string;
  readonly document: readonly string[];
  readonly allowOutside?: boolean;
  readonly check: boolean;
  readonly force: boolean;
  readonly watch: boolean;
  readonly report?: string;
}

const help = `
What is generated:
  types.d.ts          TypeScript types, in the shape of openapi-typescript
  client.ts           a function per operation, with client-runtime/ beside it; no package is needed
  validators.js       a validator per schema, parameters, body and response, with runtime/ beside it
  interactions.json   Pact interactions of every operation, as data

Nothing is fetched: a reference to a URL needs a local copy (--document URL=FILE). Files that were not generated are never
overwritten without --force. An output that is up to date is left alone.
Exit codes: 0 done, up to date or current; 1 not current, or the document or a file cannot be used; 2 wrong usage.

Examples:
  $ opendas-generate openapi.yaml -o src/generated
  $ opendas-generate openapi.yaml -o src/generated --only types,client
  $ opendas-generate openapi.yaml -o src/generated --check
  $ opendas-generate openapi.yaml -o src/generated --watch
  $ opendas-generate --config opendas-generate.json --report report.json
  $ opendas-generate api.yaml -o out --document https://example.com/pet.json=./copies/pet.json`;

/**
 * Reads the command line; flags go before the configuration file.
 *
 * @throws {@link SettingsError} where something is missing or not valid.
 */
export function readCommandLine(
  argv: readonly string[],
  version: string,
  onExit: (code: number) => never,
): CommandLine {
  let read: CommandLine | undefined;
  new Command('opendas-generate')
    .description('Types, client, validators and Pact interactions that agree, from any OpenAPI 3.0 or 3.1 document.')
    .version(version)
    .argument('[input]', 'the document, JSON or YAML; it may refer to other files')
    .option('-o, --output <folder>', 'where to write')
    .option('--only <outputs>', `some of ${outputKinds.join(',')}; a client and validators bring types with them`)
    .option(
      '--config <file>',
      'JSON file with the members input, output, only, formats, statuses, documents, allowOutside',
    )
    .addOption(new Option('--formats <use>', 'whether validators check formats').choices(['annotation', 'assertion']))
    .option('--statuses <list>', 'statuses with interactions (default: 2xx,400,401,403,404)')
    .option('--document <url=file>', 'local copy of a document that references lead to; may be repeated', collect, [])
    .option('--allow-outside', 'let references lead outside the folder of the document')
    .option('--check', 'write nothing; exit with 1 if the output is not current', false)
    .option('--force', 'overwrite files that were not generated, and generate what is up to date', false)
    .option('--watch', 'generate again when the document changes', false)
    .option('--report <file>', 'write counts, times, warnings and problems as JSON')
    .addHelpText('after', help)
    .showHelpAfterError('Run with --help to see the options.')
    .exitOverride(({ exitCode }) => onExit(exitCode === 0 ? 0 : 2))
    .action((input: string | undefined, flags: Flags) => {
      read = commandLine(input, flags);
    })
    .parse(argv, { from: 'user' });
  if (read === undefined) throw new SettingsError('no command was given');
  return read;
}

function commandLine(input: string | undefined, flags: Flags): CommandLine {
  const config = flags.config === undefined ? {} : readConfig(flags.config);
  const { check, force, watch, report } = flags;
  if (watch && check) throw new SettingsError('--watch and --check exclude each other');
  const settings: Settings = {
    input: required(input ?? config.input, 'the document is missing: give INPUT, or input in the configuration file'),
    output: required(
      flags.output ?? config.output,
      'the output folder is missing: give --output FOLDER, or output in the configuration file',
    ),
    only: withRequired(flags.only === undefined ? (config.only ?? outputKinds) : words(flags.only).map(outputKind)),
    formats: flags.formats === undefined ? (config.formats ?? 'annotation') : formatsOption(flags.formats),
    statuses: flags.statuses === undefined ? (config.statuses ?? defaultStatuses) : words(flags.statuses),
    documents: { ...config.documents, ...Object.fromEntries(flags.document.map(urlAndFile)) },
    allowOutside: flags.allowOutside ?? config.allowOutside ?? false,
  };
  checkSettings(settings);
  return { settings, check, force, watch, report, config: flags.config };
}

const defaultStatuses = ['2xx', '400', '401', '403', '404'];

function required(value: string | undefined, message: string): string {
  if (value === undefined) throw new SettingsError(message);
  return value;
}

function words(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function urlAndFile(text: string): readonly [url: string, file: string] {
  const [, url, file] = /^([a-z][a-z\d+.-]*:.+)=([^=]+)$/i.exec(text) ?? [];
  if (url === undefined || file === undefined) {
    throw new SettingsError(`--document: expected URL=FILE, got ${text}`);
  }
  return [url, resolve(file)];
}
