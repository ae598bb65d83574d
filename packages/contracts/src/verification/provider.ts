import type { ProviderState } from '@opendas/openapi-pact';

/** The server that is verified. */
export interface Provider {
  /** For messages: `embedded`, `postgresql`, or the URL. */
  readonly name: string;
  readonly url: string;
  /**
   * Brings the server into a state.
   *
   * @throws Error where the server does not know the state, or fails to reach it.
   */
  setState(state: ProviderState): Promise<void>;
  close(): Promise<void>;
}

/**
 * A server that runs somewhere else.
 *
 * @param stateChangeUrl - Takes `{action: "setup", state, params}` by POST, as the Pact verifier sends it; every answer but 2xx is a
 *   failure.
 */
export function remoteProvider(url: string, stateChangeUrl: string): Provider {
  return {
    name: url,
    url,
    async setState({ name, params = {} }) {
      const response = await fetch(stateChangeUrl, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ action: 'setup', state: name, params }),
      });
      const text = await response.text();
      if (!response.ok) {
        throw new Error(`${stateChangeUrl} answered ${response.status} for the state "${name}": ${text.slice(0, 500)}`);
      }
    },
    async close() {},
  };
}
