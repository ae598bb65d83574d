import type { Schema } from '@opendas/types';
import { CreateConnectionRequestBody, ShareConnUserInfo, formatPath, operations } from '@opendas/validators';
import { expect, expectTypeOf, it } from 'vitest';

it('narrows to the type of the document', () => {
  const value: unknown = { user_id: 'a', user_name: 'b' };
  if (!ShareConnUserInfo.is(value)) throw new Error('The value fits.');
  expectTypeOf(value).toEqualTypeOf<Schema<'ShareConnUserInfo'>>();
  const answer: unknown = undefined;
  if (operations.CreateShareConnections.responses['200'].is(answer)) {
    expectTypeOf(answer).toEqualTypeOf<Schema<'ConsoleCreateShareResp'> | undefined>();
  }
});

it('never repeats a secret', () => {
  const canary = 'canary-0b5e';
  const wrong = { password: `${canary}\u0000`, port: canary, username: `${canary}\u0000` };
  const issues = CreateConnectionRequestBody.issues(wrong);
  expect(issues.map(({ path }) => formatPath(path))).toContain('password');
  expect(JSON.stringify(issues)).not.toContain(canary);
});
