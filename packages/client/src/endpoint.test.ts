import { describe, expect, test } from 'vitest';
import { endpointOf, regions, type EndpointOptions } from './endpoint.ts';

describe('a region', () => {
  test.each([
    { region: 'cn-north-4', want: 'https://das.cn-north-4.myhuaweicloud.com' },
    { region: 'na-mexico-1', want: 'https://das.la-south-2.myhuaweicloud.com' },
  ] as const)('$region is at $want', ({ region, want }) => {
    expect(endpointOf({ region })).toBe(want);
  });

  test('is known once', () => {
    expect(new Set(regions).size).toBe(regions.length);
    expect(regions).toHaveLength(19);
  });

  test.each(['', 'cn-north', 'evil.example/#', 'cn-north-4.evil.example/cn-north-4'])('%s is refused', (region) => {
    // What a program without types can pass.
    const options = { region } as EndpointOptions;
    expect(() => endpointOf(options)).toThrow(
      new TypeError(`The region ${region} is not the id of a region, such as cn-north-4. Give one, or the endpoint.`),
    );
  });

  test.each(regions)('%s is accepted', (region) => {
    expect(endpointOf({ region })).toMatch(/^https:\/\/das\.[a-z0-9-]+\.myhuaweicloud\.com$/);
  });
});

describe('an endpoint', () => {
  test.each([
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['https://das.example.com/', 'https://das.example.com'],
    ['HTTPS://DAS.example.com/base//', 'https://das.example.com/base'],
  ])('%s is used as %s', (endpoint, want) => {
    expect(endpointOf({ endpoint })).toBe(want);
  });

  test.each([
    '',
    'das.example.com',
    'ftp://das.example.com',
    'https://u:secret@das.example.com',
    'https://a/?b=c',
    'https://a/#b',
  ])('%s is refused, without repeating it', (endpoint) => {
    expect(() => endpointOf({ endpoint })).toThrow(
      new TypeError('The endpoint has to be an http or https URL without user, password, query and fragment.'),
    );
  });
});
