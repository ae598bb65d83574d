/** A secret that is nowhere by chance, and every form in which it could get somewhere. */
export interface Canary {
  readonly name: string;
  readonly text: string;
  readonly forms: readonly { readonly name: string; readonly bytes: Buffer }[];
}

/** @param text - Letters and digits only, so that JSON, SQL and URLs leave it as it is. */
export function canary(name: string, text: string): Canary {
  const bytes = Buffer.from(text);
  const utf16 = Buffer.from(text, 'utf16le');
  return {
    name,
    text,
    forms: [
      form('clear', bytes),
      form('upper case', text.toUpperCase()),
      form('lower case', text.toLowerCase()),
      form('UTF-16, little-endian', utf16),
      form('UTF-16, big-endian', Buffer.from(utf16).swap16()),
      form('hexadecimal', bytes.toString('hex')),
      form('hexadecimal, upper case', bytes.toString('hex').toUpperCase()),
      form('percent-encoding', bytes.toString('hex').toUpperCase().replaceAll(/../g, '%$&')),
      form('bytes in JSON', [...bytes].join(',')),
      form('reversed', bytes.toReversed()),
      // In the middle of a longer text base64 has three forms; the first and last characters depend on the neighbours.
      ...[0, 1, 2].flatMap((offset) => {
        const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
          .toString('base64')
          .replace(/=+$/, '');
        const inner = encoded.slice(offset === 0 ? 0 : 4, -2);
        return [
          form(`base64, offset ${offset}`, inner),
          form(`base64url, offset ${offset}`, inner.replaceAll('+', '-').replaceAll('/', '_')),
        ];
      }),
    ],
  };
}

function form(name: string, value: string | Uint8Array): Canary['forms'][number] {
  return { name, bytes: Buffer.from(value) };
}

/** Where canaries were found: name, form and place of each. */
export function findCanaries(canaries: readonly Canary[], place: string, found: Buffer | string): readonly string[] {
  const bytes = typeof found === 'string' ? Buffer.from(found) : found;
  return canaries.flatMap(({ name, forms }) =>
    forms.filter((one) => bytes.includes(one.bytes)).map((one) => `${name} (${one.name}) in ${place}`),
  );
}
