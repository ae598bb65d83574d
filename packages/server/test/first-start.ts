import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { opendas } from './opendas-process.ts';

/** Data directories on which the first start, which takes the longest, lies behind. */
export interface StartedData {
  /** Another one, with the accounts and tokens of the demo. */
  copy(name: string): string;
}

/** Starts and stops a demo once. */
export async function firstStart(folder: string): Promise<StartedData> {
  const first = join(folder, 'first');
  const server = opendas(['serve', '--demo', '--port', '0', '--data-dir', first]);
  await server.ready();
  server.child.kill('SIGTERM');
  await server.ended();
  return {
    copy(name) {
      const copy = join(folder, name);
      cpSync(first, copy, { recursive: true });
      return copy;
    },
  };
}
