export type { Directory } from './directory-content.ts';
export { DirectoryFileError } from './directory-file-error.ts';
export { parseDirectory } from './parse-directory.ts';
