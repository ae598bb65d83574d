export type { AuditEvent } from './audit-event.ts';
export { openAuditLog, type AuditLog } from './audit-log.ts';
export { openAuditKey } from './audit-key.ts';
export type { Head } from './chain-hash.ts';
export { exportEvents } from './export-events.ts';
export { keepSealing } from './keep-sealing.ts';
export { verifyChains, type ChainReport } from './verify-chains.ts';
