import { patternFlags } from '../pattern.ts';
import { literal, type ModuleScope } from './code-writer.ts';

/** Name of the constant that holds the regular expression of a pattern. */
export function patternConstant(pattern: string, module: ModuleScope): string {
  return regularExpression(pattern, patternFlags(pattern) ?? 'u', module);
}

/** Name of the constant that holds a regular expression. */
export function regularExpression(source: string, flags: '' | 'u', module: ModuleScope): string {
  return module.constant(
    'pattern',
    `/* @__PURE__ */ new RegExp(${literal(source)}${flags === '' ? '' : `, '${flags}'`})`,
  );
}
