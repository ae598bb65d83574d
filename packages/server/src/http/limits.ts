/** Limits on what comes in, in bytes. The gateway of the cloud takes 32 KB for a URI and 12 MB for a body (API Gateway user guide). */
export const limits = {
  /** Default of `--body-limit`. */
  body: 1_048_576,
  uri: 16_384,
  /** Request line and headers together. */
  headers: 32_768,
} as const;
