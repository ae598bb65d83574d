export { KeyFileError } from './key-file.ts';
export { temporaryKeyRing, type KeyRing } from './key-ring.ts';
export { loadKeyRing, openKeyRing } from './load-key-ring.ts';
