import { lookup } from 'node:dns/promises';
import type { AddressPolicy } from './address-policy.ts';
import { hostForm } from '../directory/host-form.ts';
import { SessionFailure } from './session-failure.ts';

/** Gives every address of a host name; rejects where there is none. */
export type Lookup = (name: string) => Promise<readonly string[]>;

/** How the system resolves names, `/etc/hosts` included. */
export const systemLookup: Lookup = async (name) =>
  (await lookup(name, { all: true, order: 'verbatim' })).map(({ address }) => address);

/** Addresses that are tried at most. */
const mostAddresses = 4;

/**
 * The addresses to connect to. The name is resolved here, once: what was checked is what is dialled, whatever the name means a
 * moment later. One address that is not allowed refuses the name: who answers with such a mix means no good.
 *
 * @throws SessionFailure `addressRefused` or `nameNotFound`.
 */
export async function resolveHost(
  host: string,
  allowed: AddressPolicy,
  lookupName: Lookup,
): Promise<readonly string[]> {
  const form = hostForm(host);
  if (form.kind === 'refused') throw new SessionFailure('addressRefused');
  const addresses = form.kind === 'address' ? [form.address] : await addressesOf(form.name, lookupName);
  if (!addresses.every(allowed)) throw new SessionFailure('addressRefused');
  return addresses.slice(0, mostAddresses);
}

async function addressesOf(name: string, lookupName: Lookup): Promise<readonly string[]> {
  const found = await lookupName(name).catch(() => []);
  if (found.length === 0) throw new SessionFailure('nameNotFound');
  return found;
}
