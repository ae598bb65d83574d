import type { Contract, CoverageCell } from '@opendas/openapi-pact';
import { describe, expect, it } from 'vitest';
import { contract } from '../generated/contract.ts';
import { committedFiles, readCommitted } from '../pact/committed-files.ts';
import { coverageMarkdown } from './coverage-markdown.ts';
import { staleCoverage } from './coverage-files.ts';
import { coverageOf, gapsOf } from './coverage.ts';

const cell = (status: string, interactions: readonly string[], notExpressible?: string): CoverageCell => ({
  operationId: 'GetUser',
  method: 'get',
  path: '/users/{id}',
  status,
  mediaType: 'application/json',
  interactions,
  ...(notExpressible === undefined ? {} : { notExpressible }),
});
const users: Contract = {
  title: 'Users',
  version: '1',
  interactions: [],
  coverage: [
    cell('200', ['GetUser: 200 found']),
    cell('404', ['GetUser: 404 missing']),
    cell('500', [], 'a | b'),
    cell('503', []),
  ],
};

describe('the coverage matrix', () => {
  const coverage = coverageOf(users, new Set(['GetUser: 200 found']));

  it('says of every response whether it is verified, pending, not expressible or a gap', () => {
    expect(coverage.rows.map(({ status, state, reason }) => [status, state, reason])).toEqual([
      ['200', 'verified', undefined],
      ['404', 'pending', undefined],
      ['500', 'not expressible', 'a | b'],
      ['503', 'gap', undefined],
    ]);
    expect(coverage.counts).toEqual({ verified: 1, pending: 1, 'not expressible': 1, gap: 1 });
  });

  it('names what to do about a gap', () => {
    expect(gapsOf(coverage)).toEqual([expect.stringContaining('GetUser: nothing shows the response 503')]);
  });

  it('is a page with a table per operation', () => {
    const page = coverageMarkdown(coverage);
    expect(page).toContain('## GetUser\n\n`GET /users/{id}`');
    expect(page).toContain('| 200 | application/json | verified | `found` |');
    expect(page).toContain('| 500 | application/json | not expressible | a \\| b |');
  });
});

describe('the committed coverage matrix', () => {
  const everything = coverageOf(contract, new Set(contract.interactions.map(({ description }) => description)));

  it('has no gap', () => {
    expect(gapsOf(everything)).toEqual([]);
  });

  it('is that of the document, with every interaction verified', () => {
    expect(staleCoverage(everything)).toEqual([]);
  });

  it('goes stale when an interaction is no longer verified', () => {
    expect(staleCoverage(coverageOf(contract, new Set()))).toEqual([
      expect.stringContaining('coverage.json is stale'),
      expect.stringContaining('coverage.md is stale'),
    ]);
  });

  it('goes stale when the document outgrows it', () => {
    const grown = { ...contract, coverage: [...contract.coverage, cell('200', [])] };
    expect(staleCoverage(coverageOf(grown, new Set()))).not.toEqual([]);
    expect(readCommitted(committedFiles.coverageJson)).not.toContain('GetUser');
  });
});
