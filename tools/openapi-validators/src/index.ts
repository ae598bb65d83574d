export { emitValidators, type EmitOptions, type EmittedValidators } from './emit-validators.ts';
export type { Formats } from './formats.ts';
export { formatPath, ValidationError, type Issue } from './runtime/issue.ts';
export type { StandardResult, Validator } from './runtime/validator.ts';
export { outputFiles, staleFiles, writeFiles } from './write-validators.ts';
