import type { Json } from './json.ts';
import type { Location } from './location.ts';
import { follow } from './reference-object.ts';

/** A named example (OpenAPI 3.1 §4.8.19). Its value is data: a `$ref` inside it means nothing. */
export interface Example {
  /** Key in the `examples` map; `default` for the single `example`. */
  readonly name: string;
  readonly summary: string | undefined;
  readonly value: Json;
  readonly pointer: string;
}

/** The examples of a Media Type, Parameter or Header Object, from `examples` or else `example`. */
export function readExamples(owner: Location): readonly Example[] {
  const single = owner.member('example');
  if (single.value !== undefined) {
    return [{ name: 'default', summary: undefined, value: single.value, pointer: single.pointer }];
  }
  return owner
    .member('examples')
    .members()
    .flatMap(([name, entry]) => {
      const example = follow(entry);
      const value = example.member('value');
      // An external value (`externalValue`) is at another place; nothing is fetched.
      if (value.value === undefined) return [];
      const summary = example.member('summary').optionalString();
      return [{ name, summary, value: value.value, pointer: value.pointer }];
    });
}
