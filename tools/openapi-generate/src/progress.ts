/** Says which step is being done. */
export interface Progress {
  step(name: string): void;
  /** Takes the line away. */
  end(): void;
}

/** A line that is overwritten step by step on a terminal; nothing elsewhere, where it would only fill a log. */
export function progressLine(stream: { readonly isTTY?: boolean; write(text: string): unknown }): Progress {
  if (stream.isTTY !== true) return { step: () => undefined, end: () => undefined };
  return {
    step: (name) => void stream.write(`\r\u001B[K${name} …`),
    end: () => void stream.write('\r\u001B[K'),
  };
}
