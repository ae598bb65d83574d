import type { Json, JsonObject } from '@opendas/openapi-model';

/** Numbers that a schema may fit, to be checked: near its limits and its divisor, the plain ones first. */
export function* numberSamples(keywords: JsonObject, isInteger: boolean): Generator<number> {
  const least = Math.max(...numbers(keywords, 'minimum', 'exclusiveMinimum'), Number.NEGATIVE_INFINITY);
  const most = Math.min(...numbers(keywords, 'maximum', 'exclusiveMaximum'), Number.POSITIVE_INFINITY);
  const [divisor] = numbers(keywords, 'multipleOf');
  const step = divisor ?? (isInteger || !(most - least < 4) ? 1 : (most - least) / 8);
  // From the limit that is there, or from 1; the limits themselves may be excluded.
  const start = least > 1 || most < 1 ? (Number.isFinite(least) ? least : most) : 1;
  const direction = start === most && start !== least ? -1 : 1;
  const first = direction > 0 ? Math.ceil(start / step) : Math.floor(start / step);
  const candidates = function* (): Generator<number> {
    for (const count of nearby()) yield multiple(first + direction * count, step);
  };
  // 0.3 is a multiple of 0.1, but not to everybody who divides the two: their numbers are binary.
  if (divisor !== undefined) {
    for (const candidate of candidates()) if (Number.isInteger(candidate / divisor)) yield candidate;
  }
  yield* candidates();
  for (let count = 200; count < 10_000; count += 1) yield multiple(first + direction * count, step);
}

/** Steps from the first number: 200 ahead, then 50 back. Made one by one, since mostly the first is taken. */
function* nearby(): Generator<number> {
  for (let count = 0; count < 200; count += 1) yield count;
  for (let count = 1; count <= 50; count += 1) yield -count;
}

/** A multiple as it would be written: 3 × 0.1 is 0.3. */
function multiple(factor: number, step: number): number {
  return Number((factor * step).toPrecision(15)) + 0;
}

function numbers(keywords: JsonObject, ...names: readonly string[]): readonly number[] {
  return names.map((name): Json | undefined => keywords[name]).filter((value) => typeof value === 'number');
}
