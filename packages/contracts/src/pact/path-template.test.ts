import { describe, expect, it } from 'vitest';
import { findTemplate, matchPath } from './path-template.ts';

describe('a path', () => {
  it.each([
    ['/v3/{id}/users', '/v3/1/users', true],
    ['/v3/{id}/users', '/v3/1/users/2', false],
    ['/v3/{id}', '/v3/1', true],
    ['/v3/{id}', '/v2/1', false],
    ['/', '/', true],
  ])('%s and %s: %s', (template, path, want) => {
    expect(matchPath(template, path)).toBe(want);
  });

  it('belongs to the template that writes out most of it, whatever their order', () => {
    const entries = [{ path: '/c/{id}' }, { path: '/c/share' }, { path: '/{any}/{id}' }];
    expect(findTemplate(entries, '/c/share')?.path).toBe('/c/share');
    expect(findTemplate(entries.toReversed(), '/c/share')?.path).toBe('/c/share');
    expect(findTemplate(entries, '/c/1')?.path).toBe('/c/{id}');
    expect(findTemplate(entries, '/c/1/2')).toBeUndefined();
  });
});
