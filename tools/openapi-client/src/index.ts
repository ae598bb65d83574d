export { clientFiles, type ClientFiles } from './client-files.ts';
export { emitClient, type EmitOptions } from './emit-client.ts';
export type { ClientOptions } from './emit-own-client.ts';
export { functionName } from './identifier.ts';
