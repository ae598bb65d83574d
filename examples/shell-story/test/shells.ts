import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const has = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;

/** The program that is missing on this machine; `undefined` where the scripts can run. */
export const missingProgram: string | undefined = Object.entries({ curl: '--version', openssl: 'version' }).find(
  ([program, argument]) => !has(program, argument),
)?.[0];

/** Shells that are here. */
export const shells: readonly string[] = ['sh', 'bash', 'dash'].filter((shell) => has(shell, '-c', 'exit 0'));

/** The path of a file of this example. */
export function scriptPath(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url));
}
