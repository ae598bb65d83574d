import { literal, type ModuleScope } from './code-writer.ts';

/** Name of the constant that holds a set of names. */
export function nameSet(names: readonly string[], module: ModuleScope): string {
  return module.constant('names', `/* @__PURE__ */ new Set([${names.map((name) => literal(name)).join(', ')}])`);
}
