import { expect, test } from 'vitest';
import * as client from './index.ts';

test('exports every operation of the document, as the method of the client is named', () => {
  const das = client.createDasClient({ endpoint: 'http://127.0.0.1', credentials: { token: 't' } });
  const names = Object.keys(das).filter((name) => Object.hasOwn(client, name));
  expect(names.map((name) => Reflect.get(client, name) as unknown)).toEqual(Object.values(client.operations));
});
