import type { AccessKeyContent } from './directory-content.ts';
import { tokenSha256 } from './token-hash.ts';
import type { TextRule, YamlReader, YamlValue } from './yaml-reader.ts';

/** Official access keys (AK) have 20 letters and digits. */
const accessKeyId: TextRule = {
  pattern: /^[A-Za-z0-9_-]{8,128}$/,
  expected: '8 to 128 letters, digits, hyphens or underscores',
};
const secretKey: TextRule = {
  pattern: /^[!-~]{16,256}$/,
  expected: '16 to 256 printable ASCII characters without spaces',
};
const securityToken: TextRule = {
  pattern: /^[!-~]{16,8192}$/,
  expected: '16 to 8192 printable ASCII characters without spaces',
};

/** Reads an access key of a user; `undefined` where it has a mistake. */
export function readAccessKey(
  yaml: YamlReader,
  at: YamlValue,
  user_id: string,
  readInstant: (at: YamlValue) => number | undefined,
): AccessKeyContent | undefined {
  const members = yaml.members(at, ['access_key', 'secret_key', 'security_token', 'expires_at', 'active']);
  if (members === undefined) return undefined;
  const access_key = yaml.text(members('access_key'), accessKeyId);
  const secret_key = yaml.text(members('secret_key'), secretKey);
  const token = members('security_token');
  const clear = token.node === undefined ? null : yaml.text(token, securityToken);
  const expiry = members('expires_at');
  const expires_at = expiry.node === undefined ? null : readInstant(expiry);
  const active = yaml.flag(members('active'), true);
  if (access_key === undefined || secret_key === undefined || clear === undefined || expires_at === undefined) {
    return undefined;
  }
  const security_token_sha256 = clear === null ? null : tokenSha256(clear);
  return { access_key, secret_key, security_token_sha256, user_id, expires_at, active };
}
