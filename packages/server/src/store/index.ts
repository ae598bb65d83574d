export { DataDirectoryInUseError, lockDataDirectory, type DataDirectoryLock } from './data-directory-lock.ts';
export { DamagedDatabaseError } from './embedded-database.ts';
export { openStore, type Store, type StoreSettings } from './store.ts';
export { DatabaseAccessError } from './database-access-error.ts';
export { migrate, migrationNames, migrationState, pendingMigrations } from './migrate.ts';
