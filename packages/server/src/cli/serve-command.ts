import { Command } from 'commander';
import { resolve } from 'node:path';
import { defaultAuthenticationSettings } from '../authentication/authentication-settings.ts';
import { logLevels } from '../configuration/log-level.ts';
import * as values from '../configuration/option-values.ts';
import { loopback } from '../databases/address-policy.ts';
import type { AddressRange } from '../databases/address-range.ts';
import type { ServeSettings } from '../configuration/serve-settings.ts';
import { defaultRateLimits, parseRateLimit, rateLimitText, type RateLimit } from '../rate-limits/rate-limit.ts';
import { limits } from '../http/limits.ts';
import { checked, demoFlag, flag, option, prepared, storeChoice, storeOptions, type StoreOptions } from './options.ts';

/** What commander gives for the options below. */
interface ServeOptions extends StoreOptions {
  readonly host: string;
  readonly port: number;
  readonly directory?: string;
  readonly logLevel: ServeSettings['logLevel'];
  readonly allowAddress: readonly AddressRange[];
  readonly denyAddress: readonly AddressRange[];
  readonly purgeUnusedAfter: number;
  readonly bodyLimit: number;
  readonly metricsAddress?: { readonly host: string; readonly port: number };
  readonly region: string;
  readonly rateLimitUser: GivenLimit;
  readonly rateLimitApi: GivenLimit;
}

const examples = `
Every option can be given as an environment variable too; the command line wins.

Examples:
  $ opendas serve --demo
      Makes up accounts, users and tokens, and prints commands to try.
  $ opendas serve --directory directory.yaml --data-dir /var/lib/opendas --host 0.0.0.0
      Serves the accounts of a file from the embedded database in /var/lib/opendas.
  $ OPENDAS_DATABASE_URL=postgres://opendas:secret@db.example.com/opendas opendas serve --directory directory.yaml
      The same on PostgreSQL. The environment keeps the password out of the list of processes.`;

/** `opendas serve`. */
export function serveCommand(): Command {
  const command = prepared(new Command('serve')).description('Serve the connection sharing API.');
  for (const one of storeOptions()) command.addOption(one);
  return command
    .addOption(
      option('--host <address>', 'address to listen on', 'HOST').default('127.0.0.1').argParser(checked(values.host)),
    )
    .addOption(
      option('--port <number>', 'port to listen on; 0 takes a free one', 'PORT')
        .default(8080)
        .argParser(checked(values.port)),
    )
    .addOption(
      option(
        '--directory <file>',
        'accounts, users, projects and tokens (default: directory.yaml in the data directory)',
        'DIRECTORY',
      ).argParser(checked(values.filePath)),
    )
    .addOption(option('--demo', 'make up a directory once, and print commands to try', 'DEMO'))
    .addOption(
      option('--log-level <level>', 'how much to log to standard output', 'LOG_LEVEL')
        .default('info')
        .choices(logLevels),
    )
    .addOption(
      option(
        '--allow-address <ranges>',
        'also connect to databases at these addresses, such as 127.0.0.0/8; several with commas between them',
        'ALLOW_ADDRESS',
      )
        .default([], 'none')
        .argParser(listOf(values.addressRanges)),
    )
    .addOption(
      option(
        '--deny-address <ranges>',
        'connect to no database at these addresses; the smallest range that has an address counts',
        'DENY_ADDRESS',
      )
        .default([], 'none')
        .argParser(listOf(values.addressRanges)),
    )
    .addOption(
      option(
        '--purge-unused-after <days>',
        'delete connections that nobody has used for so long; 0: never',
        'PURGE_UNUSED_AFTER',
      )
        .default(values.days('365'), '365')
        .argParser(checked(values.days)),
    )
    .addOption(
      option('--body-limit <bytes>', 'largest request body', 'BODY_LIMIT')
        .default(limits.body)
        .argParser(checked(values.bodyLimit)),
    )
    .addOption(
      option('--region <id>', 'region that the server stands for, as clients name it', 'REGION')
        .default(defaultAuthenticationSettings.region)
        .argParser(checked(values.region)),
    )
    .addOption(
      option(
        '--echo-canonical-request',
        'show the canonical request of the server where a signature is wrong; it has the values of signed headers',
        'ECHO_CANONICAL_REQUEST',
      ),
    )
    .addOption(
      option('--rate-limit-api <limit>', 'requests of all users to each operation, or 0', 'RATE_LIMIT_API')
        .default({ limit: defaultRateLimits.api }, rateLimitText(defaultRateLimits.api))
        .argParser(checked(givenLimit)),
    )
    .addOption(
      option(
        '--rate-limit-user <limit>',
        'requests of a user to each operation, such as 600/minute, or 0',
        'RATE_LIMIT_USER',
      )
        .default({ limit: defaultRateLimits.user }, rateLimitText(defaultRateLimits.user))
        .argParser(checked(givenLimit)),
    )
    .addOption(
      option(
        '--metrics-address <host:port>',
        'serve metrics for Prometheus at /metrics of this address, such as 127.0.0.1:9464 (default: none)',
        'METRICS_ADDRESS',
      ).argParser(checked(values.hostAndPort)),
    )
    .addOption(option('--check-responses', 'check every answer against the document', 'CHECK_RESPONSES'))
    .addHelpText('after', examples)
    .action(async (options: ServeOptions) => {
      const settings = settingsOf(options, command);
      // Loaded here, so that help and mistakes in the options are answered at once.
      const { serve } = await import('./serve.ts');
      await serve(settings);
    });
}

/** Commander takes `undefined`, which is no limit, for the empty text. */
interface GivenLimit {
  readonly limit: RateLimit | undefined;
}

function givenLimit(text: string): GivenLimit {
  return { limit: parseRateLimit(text) };
}

/** An option that may come several times, for lists. */
function listOf<Item>(parse: (text: string) => readonly Item[]): (text: string, before: readonly Item[]) => Item[] {
  return (text, before) => [...before, ...checked(parse)(text)];
}

function settingsOf(options: ServeOptions, command: Command): ServeSettings {
  const demo = demoFlag(command, options.directory);
  return {
    host: options.host,
    port: options.port,
    ...storeChoice(options),
    directoryFile: options.directory === undefined ? undefined : resolve(options.directory),
    demo,
    logLevel: options.logLevel,
    // The demo is for one machine, databases included.
    addresses: { allow: [...(demo ? loopback : []), ...options.allowAddress], deny: options.denyAddress },
    keepUnused: options.purgeUnusedAfter === 0 ? undefined : options.purgeUnusedAfter,
    bodyLimit: options.bodyLimit,
    metricsAddress: options.metricsAddress,
    region: options.region,
    echoCanonicalRequest: flag(command, 'echoCanonicalRequest'),
    rateLimits: { user: options.rateLimitUser.limit, api: options.rateLimitApi.limit },
    checkResponses: flag(command, 'checkResponses'),
  };
}
