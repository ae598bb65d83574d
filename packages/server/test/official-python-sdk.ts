import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * A Python that has huaweicloudsdkdas 3.1.219:
 * `python3 -m venv venv && venv/bin/pip install huaweicloudsdkdas==3.1.219`, then `OPENDAS_OFFICIAL_SDK_PYTHON=venv/bin/python`.
 */
const python = process.env['OPENDAS_OFFICIAL_SDK_PYTHON'] ?? 'python3';

/** Why tests with the SDK are skipped; `undefined` where they can run. */
export const pythonSdkMissing: string | undefined =
  spawnSync(python, ['-c', 'import huaweicloudsdkdas']).status === 0
    ? undefined
    : `${python} does not have the package huaweicloudsdkdas`;

/** What a program left when it had ended. */
export interface PythonOutcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of the folder `official-python-sdk`. */
export function runPython(program: string, input: object): Promise<PythonOutcome> {
  const file = fileURLToPath(new URL(`official-python-sdk/${program}`, import.meta.url));
  return run([file], JSON.stringify(input));
}

/** Runs the text of a program. */
export function runPythonText(text: string, env: Readonly<Record<string, string>>): Promise<PythonOutcome> {
  return run(['-'], text, env);
}

/** Not blocking: the server is in this process. */
function run(
  args: readonly string[],
  input: string,
  env: Readonly<Record<string, string>> = {},
): Promise<PythonOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, args, { env: { ...process.env, ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    child.stdin.end(input);
  });
}
