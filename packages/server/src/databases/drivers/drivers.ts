import type { Schema } from '@opendas/types';
import type { Driver } from './driver.ts';

/** Engines that the server can log in to. Each driver is loaded where it is used. */
const drivers = {
  postgresql: async () => (await import('./postgresql.ts')).postgresql,
  mysql: async () => (await import('./mysql.ts')).mysql,
  taurus: async () => (await import('./mysql.ts')).mysql,
  ddm: async () => (await import('./mysql.ts')).mysql,
} as const satisfies { readonly [Engine in Schema<'EngineType'>]?: () => Promise<Driver> };

/** An engine with a driver. */
export type SupportedEngine = keyof typeof drivers;

/** Whether the server can log in to databases of an engine. */
export function isSupported(engine: Schema<'EngineType'>): engine is SupportedEngine {
  return Object.hasOwn(drivers, engine);
}

/** Loads the driver of an engine. */
export function driverOf(engine: SupportedEngine): Promise<Driver> {
  return drivers[engine]();
}
