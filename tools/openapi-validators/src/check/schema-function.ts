import type { Schema } from '@opendas/openapi-model';
import { asSchema, block, reachable, reads, type FunctionScope, type ModuleScope } from './code-writer.ts';
import { schemaStatements } from './schema-statements.ts';

/** Parameters and body of a function that tells whether a value fits a schema. */
export function schemaFunction(schema: Schema, module: ModuleScope): string {
  const counts = new Map<string, number>();
  const scope: FunctionScope = {
    module,
    local(prefix) {
      const count = (counts.get(prefix) ?? 0) + 1;
      counts.set(prefix, count);
      return `${prefix}${count}`;
    },
    check: (inner, value) => schemaStatements(asSchema(inner), value, scope),
  };
  const body = reachable([...schemaStatements(schema, 'value', scope), 'return true;']);
  return block(reads(body, 'value') ? '(value)' : '()', body);
}
