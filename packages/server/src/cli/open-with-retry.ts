/** Shortest and longest pause between two attempts, in milliseconds. */
const pauses = { shortest: 500, longest: 15_000 } as const;

/** Something that is being opened until it succeeds. */
export interface Opening<Resource> {
  /** The resource, or `undefined` while it is not open. */
  current(): Resource | undefined;
  /** Resolves when the resource is open; rejects where an error is not temporary. */
  readonly opened: Promise<void>;
  /** Stops trying, and gives the resource where it is open. */
  stop(): Promise<Resource | undefined>;
}

/** How to go on after a failure. */
export interface RetryPolicy {
  /** Whether it can get better by itself. */
  isTemporary(error: unknown): boolean;
  /** Told about each temporary failure and the pause after it, in milliseconds. */
  onFailure(error: unknown, pause: number): void;
}

/** Opens something, again and again with growing pauses where it fails for a time. */
export function openWithRetry<Resource>(open: () => Promise<Resource>, policy: RetryPolicy): Opening<Resource> {
  const stopping = new AbortController();
  let resource: Resource | undefined;
  const attempts = async (): Promise<void> => {
    for (let pause: number = pauses.shortest; !stopping.signal.aborted; pause = Math.min(pause * 2, pauses.longest)) {
      try {
        resource = await open();
        return;
      } catch (error) {
        if (!policy.isTemporary(error)) throw error;
        policy.onFailure(error, pause);
      }
      await pauseUnlessStopped(pause, stopping.signal);
    }
  };
  const opened = attempts();
  return {
    current: () => resource,
    opened,
    async stop() {
      stopping.abort();
      await opened.catch(() => undefined);
      return resource;
    },
  };
}

/** Ends early when the signal is raised. */
function pauseUnlessStopped(pause: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, pause);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
}
