/** Whether a range such as `image/*` covers a media type. */
export function covers(range: string, mediaType: string): boolean {
  return range.includes('*') && mediaType.startsWith(range.slice(0, range.indexOf('*')));
}
