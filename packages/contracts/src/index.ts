export type { Contract, CoverageCell, Interaction } from '@opendas/openapi-pact';
export { contract } from './generated/contract.ts';
export { committedFiles } from './pact/committed-files.ts';
export { parties } from './parties.ts';
