import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { LoadResult, LoadSettings } from './load.ts';

const file = fileURLToPath(new URL('load.ts', import.meta.url));

/** @throws Error where requests failed: such a figure would mean nothing. */
export async function load(settings: LoadSettings): Promise<LoadResult> {
  const { stdout } = await promisify(execFile)(process.execPath, [file, JSON.stringify(settings)]);
  const result = JSON.parse(stdout) as LoadResult;
  if (result.failed > 0) throw new Error(`${settings.url}${settings.path}: ${result.failed} requests failed.`);
  return result;
}

/** The middle of each figure over all rounds. */
export function medians(results: readonly LoadResult[]): LoadResult {
  const middle = (figure: keyof LoadResult): number =>
    results.map((result) => result[figure]).toSorted((one, other) => one - other)[Math.floor(results.length / 2)] ?? 0;
  return { perSecond: middle('perSecond'), p50: middle('p50'), p99: middle('p99'), failed: middle('failed') };
}
