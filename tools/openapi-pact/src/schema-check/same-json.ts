import { isObject, type Json } from '@opendas/openapi-model';

/** Whether two JSON values are the same (JSON Schema Core 2020-12 §4.2.2); the order of members means nothing. */
export function sameJson(first: Json, second: Json): boolean {
  if (first === second) return true;
  if (Array.isArray(first) || Array.isArray(second)) {
    return (
      Array.isArray(first) &&
      Array.isArray(second) &&
      first.length === second.length &&
      (first as readonly Json[]).every((item, index) => sameJson(item, second[index] as Json))
    );
  }
  if (!isObject(first) || !isObject(second)) return false;
  const names = Object.keys(first);
  return (
    names.length === Object.keys(second).length &&
    names.every((name) => Object.hasOwn(second, name) && sameJson(first[name] ?? null, second[name] ?? null))
  );
}
