import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the peers are installed and all output goes: outside the workspace, so that no tool finds a package or a
 * configuration of ours by looking upward. Set `OPENDAS_BENCH_FOLDER` to have it elsewhere.
 */
export const benchFolder = process.env['OPENDAS_BENCH_FOLDER'] ?? join(tmpdir(), 'opendas-bench-generate');

/** A file of a package that is installed for the peers. */
export function peerFile(...path: readonly string[]): string {
  return join(benchFolder, 'node_modules', ...path);
}
