/**
 * The exponent `k` of `cost ~ size^k`, by least squares of the logarithms: 1 is linear, 2 quadratic.
 */
export function growthExponent(points: readonly { readonly size: number; readonly cost: number }[]): number {
  const logarithms = points.map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(cost) }));
  const meanX = mean(logarithms.map(({ x }) => x));
  const meanY = mean(logarithms.map(({ y }) => y));
  const covariance = mean(logarithms.map(({ x, y }) => (x - meanX) * (y - meanY)));
  const variance = mean(logarithms.map(({ x }) => (x - meanX) ** 2));
  return covariance / variance;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
