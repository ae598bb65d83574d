export { emitClient, type EmitOptions } from './emit-client.ts';
export { functionName } from './identifier.ts';
export { unsupported } from './supported.ts';
