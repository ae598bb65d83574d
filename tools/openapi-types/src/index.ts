export { emitTypes, type EmitTypesOptions } from './emit-types.ts';
