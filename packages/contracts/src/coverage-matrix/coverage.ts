import type { Contract, CoverageCell } from '@opendas/openapi-pact';

/** Whether the contracts show a response: `verified` on every store, `pending` as long as it is not, or not expressible. */
export type CoverageState = 'verified' | 'pending' | 'not expressible' | 'gap';

/** A row of the coverage matrix: a response of an operation in one media type. */
export interface CoverageRow {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly status: string;
  readonly mediaType: string;
  readonly state: CoverageState;
  /** Why no interaction can show it. */
  readonly reason?: string;
  readonly interactions: readonly string[];
}

/** The coverage matrix of a document. */
export interface Coverage {
  readonly document: { readonly title: string; readonly version: string };
  readonly counts: Readonly<Record<CoverageState, number>>;
  readonly rows: readonly CoverageRow[];
}

/**
 * The coverage matrix of a contract.
 *
 * @param verified - Descriptions of the interactions that every provider passed.
 */
export function coverageOf({ title, version, coverage }: Contract, verified: ReadonlySet<string>): Coverage {
  const rows = coverage.map((cell): CoverageRow => {
    const { operationId, method, path, status, mediaType = '(no body)', notExpressible, interactions } = cell;
    return {
      operationId,
      method: method.toUpperCase(),
      path,
      status,
      mediaType,
      state: stateOf(cell, verified),
      ...(notExpressible === undefined ? {} : { reason: notExpressible }),
      interactions,
    };
  });
  const count = (state: CoverageState): number => rows.filter((row) => row.state === state).length;
  return {
    document: { title, version },
    counts: {
      verified: count('verified'),
      pending: count('pending'),
      'not expressible': count('not expressible'),
      gap: count('gap'),
    },
    rows,
  };
}

function stateOf({ interactions, notExpressible }: CoverageCell, verified: ReadonlySet<string>): CoverageState {
  if (interactions.length > 0) return interactions.every((name) => verified.has(name)) ? 'verified' : 'pending';
  return notExpressible === undefined ? 'gap' : 'not expressible';
}

/** The rows that no interaction shows and that have no reason, in words. */
export function gapsOf({ rows }: Coverage): readonly string[] {
  return rows
    .filter(({ state }) => state === 'gap')
    .map(
      ({ operationId, status, mediaType }) =>
        `${operationId}: nothing shows the response ${status} (${mediaType}). Give it a named example with request and x-provider-states, or say in x-pact-not-expressible why that cannot be.`,
    );
}
