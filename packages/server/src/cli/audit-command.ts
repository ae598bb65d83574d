import { Command } from 'commander';
import * as values from '../configuration/option-values.ts';
import { checked, prepared, storeChoice, storeOptions, type StoreOptions } from './options.ts';

interface AuditOptions extends StoreOptions {
  readonly project?: string;
}

interface VerifyOptions extends AuditOptions {
  readonly json?: boolean;
  readonly anchors?: string;
}

interface ExportOptions extends AuditOptions {
  readonly from?: number;
  readonly to?: number;
}

/** `opendas audit`. */
export function auditCommand(): Command {
  return prepared(new Command('audit'))
    .description('Check the audit trail, or write it out.')
    .addCommand(verifyCommand())
    .addCommand(exportCommand());
}

const verifyExamples = `
Exit codes: 0 intact, 1 broken (the output names the chain, the first bad row and why) or not checked, 2 not called as documented.

Examples:
  $ opendas audit verify --data-dir /var/lib/opendas
      Checks every chain of the embedded store. Its server must be stopped.
  $ OPENDAS_DATABASE_URL=postgres://opendas:secret@db/opendas opendas audit verify --key-file key --json > heads.json
      Checks a running installation, and keeps the heads of the chains. Keep the file away from the database.
  $ opendas audit verify --anchors heads.json
      Checks also that everything that was there when heads.json was written is still there.`;

function verifyCommand(): Command {
  const command = auditOptions(prepared(new Command('verify'))).description(
    'Check that no event was changed, removed, moved or forged.',
  );
  return command
    .option('--json', 'print JSON: what was found, and the heads of the chains')
    .option('--anchors <file>', 'heads that an earlier `audit verify --json` printed', checked(values.filePath))
    .addHelpText('after', verifyExamples)
    .action(async (options: VerifyOptions) => {
      const { auditVerify } = await import('./audit-verify.ts');
      await auditVerify({
        store: storeChoice(options),
        project: options.project,
        anchorsFile: options.anchors,
        json: options.json === true,
      });
    });
}

const exportExamples = `
Writes a JSON object for each event, a line each, in the order of the trail; docs/audit.md describes the members.

Examples:
  $ opendas audit export --data-dir /var/lib/opendas > events.jsonl
  $ opendas audit export --project 054e292c9880d4992f02c0196d3ea468 --from 2026-11-01T00:00:00Z --to 2026-12-01T00:00:00Z
      What happened in a project in November: --from is included, --to is not.`;

function exportCommand(): Command {
  const command = auditOptions(prepared(new Command('export'))).description('Write events as JSON lines.');
  return command
    .option(
      '--from <time>',
      'events from this time on: 2026-11-01, 2026-11-01T00:00:00Z or milliseconds since 1970, 1793491200000',
      checked(values.instant),
    )
    .option('--to <time>', 'events before this time', checked(values.instant))
    .addHelpText('after', exportExamples)
    .action(async (options: ExportOptions) => {
      const { auditExport } = await import('./audit-export.ts');
      await auditExport({
        store: storeChoice(options),
        project: options.project,
        from: options.from,
        to: options.to,
      });
    });
}

function auditOptions(command: Command): Command {
  for (const one of storeOptions()) command.addOption(one);
  return command.option('--project <id>', 'the chain of this project only', checked(values.projectId));
}
