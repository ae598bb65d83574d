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

/** Runs a program of the folder `official-python-sdk`. Not blocking: the server is in this process. */
export function runPython(
  program: string,
  input: object,
): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, [fileURLToPath(new URL(`official-python-sdk/${program}`, import.meta.url))]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    child.stdin.end(JSON.stringify(input));
  });
}
