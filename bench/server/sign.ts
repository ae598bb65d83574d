import { createHash, createHmac } from 'node:crypto';

/** The headers of a signature with an access key, as the official SDKs make them (API Request Signing Guide). */
export function signatureHeaders(
  { method, path, body }: { readonly method: string; readonly path: string; readonly body: string },
  key: { readonly accessKey: string; readonly secretKey: string },
): Record<string, string> {
  const date = new Date().toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const canonical = [method, `${path}/`, '', `x-sdk-date:${date}\n`, 'x-sdk-date', sha256(body)].join('\n');
  const text = `SDK-HMAC-SHA256\n${date}\n${sha256(canonical)}`;
  const signature = createHmac('sha256', key.secretKey).update(text).digest('hex');
  return {
    'X-Sdk-Date': date,
    Authorization: `SDK-HMAC-SHA256 Access=${key.accessKey}, SignedHeaders=x-sdk-date, Signature=${signature}`,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
