import { readFile } from 'node:fs/promises';
import { openAuditKey, verifyChains, type ChainReport, type Head } from '../audit/index.ts';
import type { StoreChoice } from '../configuration/store-choice.ts';
import { requireProject } from './audited-project.ts';
import { CommandError, exitCodes } from './command-error.ts';
import { withKeys } from './with-store.ts';

/** What to check. */
export interface AuditVerification {
  readonly store: StoreChoice;
  readonly project: string | undefined;
  readonly anchorsFile: string | undefined;
  readonly json: boolean;
}

/** Checks the audit trail and prints what was found. The process ends with 1 where it is broken. */
export async function auditVerify({ store: choice, project, anchorsFile, json }: AuditVerification): Promise<void> {
  const anchors = anchorsFile === undefined ? [] : await readAnchors(anchorsFile);
  const reports = await withKeys<readonly ChainReport[]>(choice, async (store, keyRing) => {
    const isAnchored = anchors.some(({ chain }) => chain === project);
    if (project !== undefined && !isAnchored) await requireProject(store, project);
    const key = await openAuditKey(store, keyRing);
    if (key === undefined) {
      if (anchors.length > 0) throw new CommandError('The audit trail was removed: the database has no key of it.');
      return [];
    }
    const found: ChainReport[] = [];
    for await (const report of verifyChains(store, key, { chain: project, anchors })) found.push(report);
    return found;
  });
  const broken = reports.filter(({ fault }) => fault !== null);
  process.stdout.write(
    json ? `${JSON.stringify({ intact: broken.length === 0, chains: reports }, null, 2)}\n` : text(reports),
  );
  process.exitCode = broken.length === 0 ? 0 : exitCodes.failed;
}

function text(reports: readonly ChainReport[]): string {
  const lines = reports.map(({ chain, head, waiting, fault }) => {
    if (fault !== null) {
      return `${chain}: BROKEN${fault.sequence === null ? '' : ` at row ${fault.sequence}`}. ${fault.reason}`;
    }
    const rows = `${head?.sequence ?? 0} ${head?.sequence === 1 ? 'event' : 'events'}`;
    return `${chain}: intact, ${rows}${waiting === 0 ? '' : `, ${waiting} not in order yet`}${head === null ? '' : `, head ${head.hash}`}`;
  });
  return `${lines.length === 0 ? 'The audit trail has no events.' : lines.join('\n')}\n`;
}

/** @throws CommandError where the file is not what `audit verify --json` prints. */
async function readAnchors(file: string): Promise<readonly Head[]> {
  try {
    // What it holds is checked below.
    const { chains } = JSON.parse(await readFile(file, 'utf8')) as { chains: readonly { head: Head | null }[] };
    if (!Array.isArray(chains)) throw new Error('there is no list "chains" in it');
    return chains.flatMap(({ head }) => {
      if (head === null) return [];
      const { chain, sequence, hash } = head;
      if (typeof chain !== 'string' || typeof sequence !== 'number' || typeof hash !== 'string') {
        throw new Error('a head has another shape');
      }
      return [{ chain, sequence, hash }];
    });
  } catch (error) {
    throw new CommandError(
      `${file} has no heads of an audit trail (${error instanceof Error ? error.message : 'unknown cause'}). Give the output of \`opendas audit verify --json\`.`,
      'failed',
      { cause: error },
    );
  }
}
