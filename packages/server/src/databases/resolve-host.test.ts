import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { addressPolicy } from './address-policy.ts';
import { resolveHost, type Lookup } from './resolve-host.ts';

const allowed = addressPolicy({ allow: [], deny: [] });
const answer = (...addresses: readonly string[]) => vi.fn<Lookup>(() => Promise.resolve(addresses));
const failure = (name: string) => ({ failure: name });

describe('resolveHost', () => {
  it('takes an address as it is, without asking anybody', async () => {
    const lookup = answer('10.0.0.8');
    expect(await resolveHost('10.0.0.7', allowed, lookup)).toEqual(['10.0.0.7']);
    expect(lookup).not.toHaveBeenCalled();
  });

  it('resolves a name once', async () => {
    const lookup = answer('10.0.0.7', 'fd00::7');
    expect(await resolveHost('db.example.com', allowed, lookup)).toEqual(['10.0.0.7', 'fd00::7']);
    expect(lookup.mock.calls).toEqual([['db.example.com']]);
  });

  it.each(['0x7f.1', '2130706433', '0177.0.0.1', '127.1', 'fe80::1%eth0', 'a b'])(
    'refuses %s without asking anybody',
    async (host) => {
      const lookup = answer('10.0.0.7');
      await expect(resolveHost(host, allowed, lookup)).rejects.toMatchObject(failure('addressRefused'));
      expect(lookup).not.toHaveBeenCalled();
    },
  );

  it('refuses a name with one bad address among good ones, wherever it stands', async () => {
    const good = fc.constantFrom('10.0.0.7', '192.168.0.1', '8.8.8.8', 'fd00::7', '2a00::1');
    const bad = fc.constantFrom(
      '127.0.0.1',
      '169.254.169.254',
      '::1',
      '::ffff:127.0.0.1',
      'fd00:ec2::254',
      '0.0.0.0',
      'junk',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(good), bad, fc.array(good), async (before, one, after) => {
        const lookup = answer(...before, one, ...after);
        await expect(resolveHost('db', allowed, lookup)).rejects.toMatchObject(failure('addressRefused'));
      }),
    );
  });

  it('tries few of many addresses', async () => {
    const many = Array.from({ length: 100 }, (_, index) => `10.0.0.${index}`);
    expect(await resolveHost('db', allowed, answer(...many))).toEqual(many.slice(0, 4));
  });

  it.each([
    { name: 'that does not exist', lookup: () => Promise.reject(new Error('getaddrinfo ENOTFOUND db')) },
    { name: 'without addresses', lookup: answer() },
  ])('says that a name $name is not known', async ({ lookup }) => {
    await expect(resolveHost('db', allowed, lookup)).rejects.toMatchObject(failure('nameNotFound'));
  });
});
