import { describe, expect, it } from 'vitest';
import { documentOperations } from './document-operations.ts';
import { readDocument } from './document.ts';
import { checkHandlers, handlers } from './handlers.ts';

const operations = documentOperations(readDocument().root);

describe('checkHandlers', () => {
  it('accepts the table and the document of this version', () => {
    expect(() => checkHandlers(operations)).not.toThrow();
  });

  it('names an operation without a handler and where to add it', () => {
    const { ListConnection: _, ...rest } = handlers;
    expect(() => checkHandlers(operations, rest)).toThrow(
      'operation ListConnection of the document has no handler: add it to packages/server/src/http/handlers.ts',
    );
  });

  it('names a handler without an operation', () => {
    expect(() => checkHandlers(operations, { ...handlers, DropEverything: {} })).toThrow(
      'handler DropEverything has no operation in the document',
    );
  });
});
