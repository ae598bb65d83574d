import { Command, Option } from 'commander';
import type { PolicyType } from '@opendas/iam-policy';

const checkExamples = `
Prints a line for each mistake: file:line:column: JSON pointer: what was expected and what to do.
Exit codes: 0 without mistakes, 1 with mistakes, 2 where a file cannot be read or the command is not called as shown.

Examples:
  $ opendas policy check policies/*.json
      Checks policies of version 1.1 and identity policies of version 5.0.
  $ opendas policy check --type service-control --json bound.json
      Checks a service control policy, and prints {"files":[{"file":…,"mistakes":[…]}]}.`;

const simulateExamples = `
A request is a line of JSON: {"action":"das:connection:modify","resource":"das:r1:a1:connection:c1","context":{"g:UserName":"mia"}}
"context" has strings, numbers, booleans and lists of strings by condition key. "aliases" lists the actions of version 1.1 that
grant the same; left out, they are those of the operations with this action in the document of OpenDAS. Other members are ignored.
An answer is a line too: {"decision":"allow"|"explicitDeny"|"implicitDeny","statements":[{"policy":…,"index":…,"sid":…}]}
Nothing is printed before all requests are answered. Exit codes: 0 where all are, 1 where a policy or a request has a mistake,
2 where a file cannot be read or the command is not called as shown.

Examples:
  $ opendas policy simulate --policy own.json group.json --requests requests.jsonl --json
      Says for each request what the two policies together decide, and by which statements.
  $ opendas policy simulate --policy own.json --scp bound.json --requests requests.jsonl
      The same below a service control policy, with the reasons in words. All --scp files are one level.
  $ generate-requests | opendas policy simulate --policy own.json --requests - --json > answers.jsonl
      Takes the requests from standard input.`;

/** `opendas policy`. */
export function policyCommand(): Command {
  return command('policy', 'Check policies, and try what they decide.')
    .addCommand(checkCommand())
    .addCommand(simulateCommand());
}

/** The types of policies as the command line names them. */
const types: Readonly<Record<string, PolicyType>> = { identity: 'identity', 'service-control': 'serviceControl' };

function checkCommand(): Command {
  return command('check', 'Find the mistakes of policy files.')
    .argument('<file...>', 'policies, one a file')
    .addOption(new Option('--type <type>', 'what the policies are for').choices(Object.keys(types)).default('identity'))
    .option('--json', 'print JSON')
    .addHelpText('after', checkExamples)
    .action(async (files: readonly string[], options: { readonly type: string; readonly json?: true }) => {
      const { checkPolicies } = await import('./policy-check.ts');
      await checkPolicies(files, { type: types[options.type] ?? 'identity', json: options.json === true });
    });
}

function simulateCommand(): Command {
  return command('simulate', 'Say what policies decide about requests.')
    .requiredOption('--policy <file...>', 'identity policies, or policies of version 1.1, one a file')
    .option('--scp <file...>', 'service control policies, one a file; at least one of them must allow a request')
    .requiredOption('--requests <file>', 'requests, one a line; - reads standard input')
    .option('--json', 'print decisions as JSON instead of explanations')
    .addHelpText('after', simulateExamples)
    .allowExcessArguments(false)
    .action(async (options: SimulateOptions) => {
      const { simulate } = await import('./policy-simulate.ts');
      await simulate({
        identity: options.policy,
        serviceControl: options.scp ?? [],
        requests: options.requests,
        json: options.json === true,
      });
    });
}

interface SimulateOptions {
  readonly policy: readonly string[];
  readonly scp?: readonly string[];
  readonly requests: string;
  readonly json?: true;
}

function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .exitOverride()
    .showHelpAfterError('Run with --help to see the options.');
}
