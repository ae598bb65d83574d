export { emitters, type Emitted, type EmitSettings } from './emitters.ts';
export { generate, type Generated } from './generate.ts';
export { outputKinds, type OutputKind } from './output-kind.ts';
export type { Settings } from './settings.ts';
