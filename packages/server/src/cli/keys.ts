import { openAuditLog } from '../audit/index.ts';
import type { StoreChoice } from '../configuration/store-choice.ts';
import { renewDataKeys } from '../key-rotation/renew-data-keys.ts';
import { dropUnusedKeys, rotateKeys } from '../key-rotation/rotate-keys.ts';
import { withKeys } from './with-store.ts';

/** `opendas keys rotate`. */
export function keysRotate(
  choice: StoreChoice,
  { json, prepareOnly }: { readonly json: boolean; readonly prepareOnly: boolean },
): Promise<void> {
  return withKeys(choice, async (store, keyRing) => {
    const audit = await openAuditLog({ store, keyRing, now: Date.now });
    const rotation = await rotateKeys(store, choice.keyFile, audit, { prepareOnly });
    await audit.close();
    const next = prepareOnly
      ? `Copy ${choice.keyFile} to every server, then run \`opendas keys rotate\` again.`
      : `The data keys are encrypted with key ${rotation.key_id} (${rotation.wrapped} encrypted anew). Keep a copy of ${choice.keyFile} away from the database. ` +
        'When every server has it, remove the old key with `opendas keys drop-unused`.';
    print(json, rotation, `${rotation.added ? `A new key was added to ${choice.keyFile}. ` : ''}${next}`);
  });
}

/** `opendas keys rotate --data-keys`. */
export function dataKeysRenew(
  choice: StoreChoice,
  { json, newKeys }: { readonly json: boolean; readonly newKeys: boolean },
): Promise<void> {
  return withKeys(choice, async (store, keyRing) => {
    const audit = await openAuditLog({ store, keyRing, now: Date.now });
    const renewal = await renewDataKeys(store, keyRing, audit, Date.now, { newKeys });
    await audit.close();
    print(
      json,
      renewal,
      `${renewal.created} new data keys were made, and ${renewal.encrypted} secrets encrypted with the newest. ` +
        'Where servers run: a minute from now, run it again with --resume for what they have encrypted with the old ones meanwhile.',
    );
  });
}

/** `opendas keys drop-unused`. */
export function keysDropUnused(choice: StoreChoice, json: boolean): Promise<void> {
  return withKeys(choice, async (store, keyRing) => {
    const audit = await openAuditLog({ store, keyRing, now: Date.now });
    const dropped = await dropUnusedKeys(store, choice.keyFile, audit);
    await audit.close();
    const text =
      dropped.length === 0
        ? `Nothing to remove: ${choice.keyFile} has the key of this database only.`
        : `Removed from ${choice.keyFile}: ${dropped.join(', ')}. Backups of the database from before the rotation still need the old file.`;
    print(json, { dropped }, text);
  });
}

function print(json: boolean, result: object, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(result, undefined, 2)}\n` : `${text}\n`);
}
