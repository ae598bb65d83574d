/** How callers are authenticated. */
export interface AuthenticationSettings {
  /** Region of this server: issued tokens are good in it only. */
  readonly region: string;
  /** Shows the canonical request of the server where a signature is wrong. It has the values of signed headers, but no secrets. */
  readonly echoCanonicalRequest: boolean;
}

/** Where nothing is said. */
export const defaultAuthenticationSettings: AuthenticationSettings = {
  region: 'opendas-1',
  echoCanonicalRequest: false,
};
