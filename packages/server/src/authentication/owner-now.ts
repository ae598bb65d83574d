import type { CredentialOwner, OwnerSource } from '../directory-store/directory.ts';
import type { Admission } from '../store/admissions.ts';

/**
 * The owner of a credential as the directory is now. Whoever is in memory counts only where the admission of the request, which is
 * asked for after the request has come, finds the same directory; else the owner is read, and admission asked for again.
 *
 * @param admit - Asks for admission of the request, if it is this owner's.
 * @returns `undefined` where nobody has the credential.
 */
export async function ownerNow<Owner extends CredentialOwner>(
  find: (source: OwnerSource) => Promise<Owner | undefined>,
  admit: (owner: Owner) => Promise<Admission>,
): Promise<{ readonly owner: Owner; readonly admission: Admission } | undefined> {
  let source: OwnerSource = 'memory';
  for (;;) {
    const owner = await find(source);
    if (owner === undefined) return undefined;
    const admission = await admit(owner);
    if (admission.generation === owner.directoryGeneration) return { owner, admission };
    source = 'store';
  }
}
