import * as casbin from './casbin.ts';
import * as cedar from './cedar.ts';
import * as opendas from './opendas.ts';
import type { Decide, Statement } from './question.ts';

/** Takes statements, and gives what decides by them. */
type Load = (statements: readonly Statement[]) => Decide | Promise<Decide>;

/** The tools, by name. */
export const tools: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['OpenDAS', opendas.load],
  ['cedar-wasm', cedar.load],
  ['casbin', casbin.load],
]);
