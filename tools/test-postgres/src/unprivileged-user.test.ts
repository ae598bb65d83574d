import { describe, expect, it } from 'vitest';
import { unprivilegedUser } from './unprivileged-user.ts';

describe('unprivilegedUser', () => {
  it('stays an ordinary user', () => {
    expect(unprivilegedUser(1000, '')).toEqual({ uid: undefined, gid: undefined });
  });
  it('becomes nobody instead of root', () => {
    const passwd = 'root:x:0:0:root:/root:/bin/sh\nnobody:x:99:98:nobody:/:/bin/false\n';
    expect(unprivilegedUser(0, passwd)).toEqual({ uid: 99, gid: 98 });
  });
  it('says what to do where there is nobody to become', () => {
    expect(() => unprivilegedUser(0, 'root:x:0:0:root:/root:/bin/sh\n')).toThrow(/has no user nobody.*ordinary user/s);
  });
});
