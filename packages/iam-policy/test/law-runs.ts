/** How many inputs a law is tried on: `LAW_RUNS`, or what its test takes for enough. */
export function lawRuns(enough: number): { readonly numRuns: number } {
  return { numRuns: Number(process.env['LAW_RUNS'] ?? enough) };
}
