import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readRawBody } from './raw-body.ts';

const chunked = { 'transfer-encoding': 'chunked' };

describe('readRawBody', () => {
  it('gives the bytes of a body, however they come', async () => {
    const body = new PassThrough();
    const read = readRawBody(body, chunked, 10);
    body.write('abc');
    body.end('def');
    expect(Buffer.from(await read).toString()).toBe('abcdef');
  });
  it('does not wait where there is no body', async () => {
    expect(await readRawBody(new PassThrough(), {}, 10)).toHaveLength(0);
  });
  it.each([{ 'content-length': '11' }, chunked])(
    'refuses a body that is too large and leaves it open: %j',
    async (headers) => {
      const body = new PassThrough();
      body.write('a'.repeat(11));
      await expect(readRawBody(body, headers, 10)).rejects.toMatchObject({ code: 'FST_ERR_CTP_BODY_TOO_LARGE' });
      expect(body.destroyed).toBe(false);
    },
  );
  it('refuses a body whose connection ended, before or while it was read', async () => {
    const ended = new PassThrough();
    ended.destroy();
    await expect(readRawBody(ended, chunked, 10)).rejects.toMatchObject({ kind: 'malformedRequest' });
    const ending = new PassThrough();
    const read = readRawBody(ending, chunked, 10);
    ending.write('abc');
    ending.destroy(new Error('aborted'));
    await expect(read).rejects.toMatchObject({ kind: 'malformedRequest' });
  });
});
