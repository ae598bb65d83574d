import { literal, type ModuleScope } from './code-writer.ts';

/** An expression that reads a member. Names that every object inherits are read as own members only. */
export function readMember(object: string, name: string, module: ModuleScope): string {
  return name in Object.prototype
    ? `${module.runtime('ownMember')}(${object}, ${literal(name)})`
    : `${object}[${literal(name)}]`;
}
