import { stat } from 'node:fs/promises';

/**
 * A sentence for the operator where a directory file with secrets in clear can be read by others; `undefined` where all is well.
 *
 * @param text - Content of the file, which has been read without mistakes.
 */
export async function warningOfReadableSecrets(path: string, text: string): Promise<string | undefined> {
  // Members as the file has them: hashes are no secrets.
  if (!/\b(token|secret_key|security_token)["']?\s*:/.test(text)) return undefined;
  const { mode } = await stat(path);
  // Windows has no such modes.
  if (process.platform === 'win32' || (mode & 0o077) === 0) return undefined;
  return `Warning: ${path} holds tokens or secret keys in clear, and other users of this machine can read it (mode ${(mode & 0o777).toString(8)}). Run chmod 600 on it.`;
}
