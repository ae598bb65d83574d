/** Regions of the DAS cloud service (the official SDKs' region table). */
export const regions = [
  'cn-north-1',
  'cn-north-4',
  'cn-north-9',
  'cn-east-2',
  'cn-east-3',
  'cn-east-5',
  'cn-south-1',
  'cn-south-2',
  'cn-south-4',
  'cn-southwest-2',
  'ap-southeast-1',
  'ap-southeast-3',
  'ap-southeast-4',
  'af-north-1',
  'af-south-1',
  'me-east-1',
  'tr-west-1',
  'sa-brazil-1',
  'na-mexico-1',
] as const;

/** Id of a region of the DAS cloud service. */
export type Region = (typeof regions)[number];

/** Where the service is: a URL, or a region of the cloud. */
export type EndpointOptions =
  | { readonly endpoint: string; readonly region?: undefined }
  | { readonly region: Region; readonly endpoint?: undefined };

/**
 * The URL that the paths of operations are appended to, without a slash at its end.
 *
 * @throws TypeError that says what is wrong with the endpoint or the region.
 */
export function endpointOf({ endpoint, region }: EndpointOptions): string {
  if (endpoint === undefined) {
    // The list of regions is not needed for this, so that bundles do not hold it.
    if (!/^[a-z]+-[a-z]+-\d+$/.test(region)) {
      throw new TypeError(
        `The region ${region} is not the id of a region, such as cn-north-4. Give one, or the endpoint.`,
      );
    }
    // The id of this region and the name of its host disagree.
    return `https://das.${region === 'na-mexico-1' ? 'la-south-2' : region}.myhuaweicloud.com`;
  }
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined || url.href !== url.origin + url.pathname || !/^https?:$/.test(url.protocol)) {
    throw new TypeError('The endpoint has to be an http or https URL without user, password, query and fragment.');
  }
  return url.href.replace(/\/+$/, '');
}
