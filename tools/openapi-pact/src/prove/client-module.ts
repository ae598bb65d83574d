import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientCall } from './client-call.ts';

/** A module that cannot be loaded, or has no function that calls a client. */
export class ClientModuleError extends Error {
  override readonly name = 'ClientModuleError';
}

/**
 * Loads the function that calls a client: `callInteraction` of a module, or its default export.
 *
 * @throws {@link ClientModuleError} where there is none.
 */
export async function loadClientCall(file: string): Promise<ClientCall> {
  const module = await load(file);
  const call = module['callInteraction'] ?? module['default'];
  if (typeof call === 'function') {
    // What it takes and gives cannot be seen from outside.
    return call as ClientCall;
  }
  throw new ClientModuleError(
    `${file} must export a function (baseUrl, interaction) => Promise<{ status, body }>, by default or as callInteraction.`,
  );
}

async function load(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await import(pathToFileURL(resolve(file)).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ClientModuleError(`${file} cannot be loaded: ${reason}`, { cause: error });
  }
}
