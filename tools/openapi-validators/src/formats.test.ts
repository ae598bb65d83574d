import { describe, expect, it } from 'vitest';
import { checkedFormats } from './formats.ts';
import type { Format } from './runtime/format.ts';

/** Texts of each format, and texts that are nearly of it. */
const cases: Readonly<Record<string, { readonly valid: readonly string[]; readonly invalid: readonly string[] }>> = {
  date: {
    valid: ['2026-01-31', '2024-02-29', '2000-02-29', '0000-01-01'],
    invalid: [
      '',
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '2026-1-1',
      '20260131',
      '2026-01-31 ',
      '٢٠٢٦-01-31',
    ],
  },
  time: {
    valid: ['12:30:00Z', '23:59:60z', '00:00:00.123+14:00', '15:59:60-08:00', '01:29:60+01:30'],
    invalid: [
      '',
      '12:30:00',
      '24:00:00Z',
      '12:60:00Z',
      '12:30:61Z',
      '22:59:60Z',
      '12:30Z',
      '12:30:00+24:00',
      '12:30:00+0100',
      '12:30:00.Z',
    ],
  },
  'date-time': {
    valid: ['2026-01-31T12:30:00Z', '2026-01-31t12:30:00.5+01:00'],
    invalid: ['', '2026-01-31', '2026-01-31 12:30:00Z', '2026-02-30T12:30:00Z', '2026-01-31T25:00:00Z'],
  },
  duration: {
    valid: ['P1D', 'P4Y', 'P1Y2M3D', 'PT0S', 'P4DT12H30M5S', 'P2W', 'PT36H'],
    invalid: ['', 'P', 'PT', '1D', 'P1', 'P1W2D', 'P1Y2W', 'PT1D', 'P1D2H', 'P2D1Y', 'P1YT', 'P-1D', 'P0.5D'],
  },
  hostname: {
    valid: ['localhost', 'a.b-c.example', 'xn--nxasmq6b', '1.example', 'a'.repeat(63)],
    invalid: ['', '-a', 'a-', 'a..b', '.a', 'a.', 'a_b', 'a b', 'ü', 'a'.repeat(64), `${'a.'.repeat(127)}a`],
  },
  email: {
    valid: [
      'joe@example.com',
      'te~st@example.com',
      '"joe bloggs"@example.com',
      '"a\\"b"@x',
      'a.b+c@[127.0.0.1]',
      'joe@[IPv6:::1]',
    ],
    invalid: [
      '',
      'a',
      '@example.com',
      '.a@x',
      'a.@x',
      'a..b@x',
      'a@x_y',
      'a b@x',
      'a@[127.0.0.300]',
      'a@[::1]',
      '"a@x',
      'ü@x',
    ],
  },
  'idn-email': { valid: ['실례@실례.테스트', 'joe@example.com'], invalid: ['', '2962', 'ü @x'] },
  ipv4: {
    valid: ['0.0.0.0', '127.0.0.1', '255.255.255.255'],
    invalid: ['', '1.2.3', '1.2.3.4.5', '256.0.0.1', '01.2.3.4', '1.2.3.4.', '0x7f.0.0.1', '1.2.3.4/8', '１.2.3.4'],
  },
  ipv6: {
    valid: [
      '::',
      '::1',
      '1::',
      '1:2:3:4:5:6:7:8',
      '1::8',
      '::ffff:1.2.3.4',
      '1:2:3:4:5:6:1.2.3.4',
      '2001:db8::ff00:42:8329',
    ],
    invalid: [
      '',
      ':',
      ':::',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '1::2::3',
      '12345::',
      ':1::2',
      '1::2:',
      '::1%eth0',
      '1.2.3.4',
      '1.2.3.4::',
      'g::',
      '1:2:3:4:5:6:7::8',
      '::1/64',
    ],
  },
  uri: {
    valid: [
      'https://user:pw@example.com:8080/a/b%20c?q=1#f',
      'urn:a:b',
      'mailto:a@b',
      'http://[::1]/',
      'tag:x,2026:y',
      'a:',
    ],
    invalid: [
      '',
      '/a',
      '//a',
      'a b:c',
      'http://a b',
      'http://x/%zz',
      'http://x/\\',
      'http://x/<>',
      '1a:b',
      'http://[::g]',
      'http://x:y/',
      'http://ü',
      ':a',
      'http://a/[b]',
      'http://a/^`{|}',
    ],
  },
  'uri-reference': {
    valid: ['', '/a', '//a/b', 'a?b#c', 'https://x', '#f', '../a'],
    invalid: ['\\a', 'a b', '#a b', ':', '#ü'],
  },
  iri: {
    valid: ['http://ƒøø.ßår/?∂éœ=πîx#πîüx', 'https://x'],
    invalid: ['', '/ü', 'http://ü b', 'http://2001:0db8:85a3::7334'],
  },
  'iri-reference': { valid: ['/ü', '#ƒ', ''], invalid: ['\\\\ü', 'ü b'] },
  'uri-template': {
    valid: ['', 'http://x/{a}/{b:3}{?c,d*}', '{+path}/here', '%20', '{a.b}', 'ü'],
    invalid: ['{', '}', '{a', '{}', '{a,}', '{a:0}', '%2', 'a b', '{a b}'],
  },
  uuid: {
    valid: [
      '2eb8aa08-aa98-11ea-b4aa-73b441d16380',
      '2EB8AA08-AA98-11EA-B4AA-73B441D16380',
      '00000000-0000-0000-0000-000000000000',
    ],
    invalid: [
      '',
      '2eb8aa08-aa98-11ea-b4aa-73b441d1638',
      '2eb8aa08aa9811eab4aa73b441d16380',
      'xeb8aa08-aa98-11ea-b4aa-73b441d16380',
      '{2eb8aa08-aa98-11ea-b4aa-73b441d16380}',
    ],
  },
  regex: { valid: ['', '^a+$', String.raw`\p{L}`], invalid: ['(', String.raw`\Z`, 'a**'] },
  'json-pointer': { valid: ['', '/', '/a/b~1c~0', '/a//'], invalid: ['a', '#/a', '/~', '/~2', '/a/~'] },
  'relative-json-pointer': { valid: ['0', '1/a', '2#', '10/~0'], invalid: ['', '/a', '01', '-1', '1a', '0##', '1/~'] },
};

async function formatOf(name: string): Promise<Format> {
  const source = checkedFormats.get(name)!;
  const file = (await import(`./runtime/${source.file}.ts`)) as Readonly<Record<string, Format>>;
  return file[source.export]!;
}

it('has cases for every format', () => {
  expect(Object.keys(cases).toSorted()).toEqual([...checkedFormats.keys()].toSorted());
});

describe.each(Object.entries(cases))('%s', (name, { valid, invalid }) => {
  it('is found where it is, and only there', async () => {
    const { test } = await formatOf(name);
    expect([valid.filter((text) => !test(text)), invalid.filter((text) => test(text))]).toEqual([[], []]);
  });

  it('is checked in time that grows no faster than the text', async () => {
    const { test } = await formatOf(name);
    const parts = ['a', '1', '.', ':', '-', '/', '%20', '"', '@', 'a.', 'a@', '{a}', '~0', '::', '(a+)+'];
    const started = performance.now();
    for (const part of parts) test(`${part.repeat(20_000)}\u0000`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
