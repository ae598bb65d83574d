export { createServices, type ServiceDependencies } from './create-services.ts';
export type { LogLevel } from './configuration/log-level.ts';
export { DirectoryFileError, parseDirectory, type Directory } from './directory/index.ts';
export { applyDirectory } from './directory-store/apply-directory.ts';
export { readDocument, type ApiDocument } from './http/document.ts';
export { createHttpServer, type HttpServerOptions } from './http/http-server.ts';
export { createLogger } from './http/logger.ts';
export { secretNames } from './http/secret-names.ts';
export { KeyFileError, loadKeyRing, type KeyRing } from './secrets/index.ts';
export { ServiceError, type ServiceErrorKind } from './service-error.ts';
export type { Services } from './services.ts';
export {
  DataDirectoryInUseError,
  lockDataDirectory,
  openStore,
  type Store,
  type StoreSettings,
} from './store/index.ts';
