import { endpointOf, type EndpointOptions } from './endpoint.ts';
import { createTransport, type Transport, type TransportOptions } from './transport.ts';

/** Where the identity service is: an endpoint of its own, or that of the region of DAS, or the endpoint of an OpenDAS server. */
export type IdentityEndpointOptions = EndpointOptions & {
  /** URL of the identity service. Default: that of the region in the cloud; `endpoint`, which OpenDAS answers itself. */
  readonly iamEndpoint?: string;
};

/** How to reach the identity service. */
export type IdentityServiceOptions = IdentityEndpointOptions &
  Omit<TransportOptions, 'endpoint' | 'region' | 'credentials' | 'projectId'>;

/** How to reach the identity service, and as whom. */
export type IdentityTransportOptions = IdentityServiceOptions & {
  /** Default: none, which is enough to get a token for a password. */
  readonly credentials?: TransportOptions['credentials'];
};

/** The URL of the identity service. Unlike that of DAS, its host has the id of the region everywhere (the official SDKs' region table). */
function identityEndpointOf({ iamEndpoint, endpoint, region }: IdentityEndpointOptions): string {
  if (iamEndpoint !== undefined) return endpointOf({ endpoint: iamEndpoint });
  if (endpoint !== undefined) return endpointOf({ endpoint });
  // A region that is none is refused there.
  endpointOf({ region });
  return `https://iam.${region}.myhuaweicloud.com`;
}

/**
 * Connects the operations of the identity service (`keystone…`) with it, as `createTransport` does those of DAS.
 *
 * @throws TypeError where neither an endpoint nor a region is given, or they are not valid.
 * @example
 * ```ts
 * const identity = createIdentityTransport({ region: 'cn-north-4', credentials: { accessKeyId, secretAccessKey } });
 * const { projects } = await unwrap(keystoneListProjects(identity, { query: { name: 'cn-north-4' } }));
 * ```
 */
export function createIdentityTransport(options: IdentityTransportOptions): Transport {
  const { iamEndpoint: _iam, region: _region, credentials, ...others } = options;
  const endpoint = identityEndpointOf(options);
  if (credentials !== undefined) return createTransport({ ...others, endpoint, credentials });
  return {
    ...createTransport({ ...others, endpoint, credentials: { token: '' } }),
    authorize: (request) => Promise.resolve(request),
  };
}
