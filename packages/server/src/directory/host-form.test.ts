import { describe, expect, it } from 'vitest';
import { hostForm } from './host-form.ts';

describe('hostForm', () => {
  it.each([
    { given: '10.0.0.7', want: { kind: 'address', address: '10.0.0.7' } },
    { given: '::1', want: { kind: 'address', address: '::1' } },
    { given: 'FD00:0:0::7', want: { kind: 'address', address: 'fd00::7' } },
    { given: '::ffff:127.0.0.1', want: { kind: 'address', address: '::ffff:7f00:1' } },
    { given: 'db.example.com', want: { kind: 'name', name: 'db.example.com' } },
    { given: 'db.example.com.', want: { kind: 'name', name: 'db.example.com.' } },
    { given: 'my_db', want: { kind: 'name', name: 'my_db' } },
    { given: '7.db', want: { kind: 'name', name: '7.db' } },
    { given: '0x7f.db', want: { kind: 'name', name: '0x7f.db' } },
  ])('takes $given', ({ given, want }) => {
    expect(hostForm(given)).toEqual(want);
  });

  it.each([
    // Spellings that the resolver of the system takes for 127.0.0.1.
    '2130706433',
    '0x7f000001',
    '0X7F.1',
    '017700000001',
    '0177.0.0.1',
    '127.0.0.01',
    '127.1',
    '127.0.0.1.',
    '127.0.0.0x1',
    '0x',
    '1.2.3.256',
    'db.0x7f',
    'db.1',
    // No addresses or names.
    '',
    '[::1]',
    'fe80::1%eth0',
    '::1::',
    'db:5432',
    'db example',
    '-db',
    'db-',
    'a..b',
    'db/x',
    'ｄｂ.example',
    '１２７.0.0.1',
    'a'.repeat(64),
  ])('refuses %s', (given) => {
    expect(hostForm(given)).toMatchObject({ kind: 'refused' });
  });
});
