import { expect, test } from 'vitest';
import * as client from './index.ts';

test('exports every operation of the document, as the method of the client is named', () => {
  const das = client.createDasClient({ endpoint: 'http://127.0.0.1', credentials: { token: 't' } });
  const methods = Object.keys(das).filter((name) => Object.hasOwn(client, name));
  const ofIdentityService = Object.keys(client).filter((name) => name.startsWith('keystone'));
  expect(ofIdentityService.length).toBeGreaterThan(0);
  const names = [...methods, ...ofIdentityService];
  expect(new Set(names.map((name) => Reflect.get(client, name) as unknown))).toEqual(
    new Set(Object.values(client.operations)),
  );
});
