import { beforeEach, expect, it } from 'vitest';
import { describeOnEachStore } from '../../test/each-store.ts';
import { everyConnection, fullConnection } from '../../test/example-connection.ts';
import { exampleDirectory, projects, users } from '../../test/example-directory.ts';
import { exampleInstance } from '../../test/example-instance.ts';
import { exampleWorld, type ExampleWorld } from '../../test/example-world.ts';
import { applyDirectory } from './apply-directory.ts';
import type { DatabaseInstance } from '../directory/directory-content.ts';

const { owner } = users;

describeOnEachStore('instances', (store) => {
  let world: ExampleWorld;
  let connectionId: string;
  beforeEach(async () => {
    world = await exampleWorld(store());
    const { port: _, ...connection } = fullConnection;
    connectionId = await world.connections.create(owner, projects.owners, connection);
  });

  const know = (...instances: readonly DatabaseInstance[]) =>
    applyDirectory(store(), { ...exampleDirectory, instances });
  const show = () => world.connections.show(owner, projects.owners, connectionId);
  const found = async (condition: string): Promise<number> =>
    (await world.connections.list(owner, projects.owners, { ...everyConnection, condition }, { offset: 0, limit: 10 }))
      .total;
  const details = { instanceName: 'orders-db', datastoreVersion: '8.0.36', ipAddress: 'db.example.com', port: 3307 };
  const unknown = { instanceName: undefined, datastoreVersion: undefined, ipAddress: undefined, port: undefined };

  it('show with their connections, also with those that were saved before', async () => {
    expect(await show()).toMatchObject({ ...unknown, status: 'NORMAL' });
    await know(exampleInstance);
    expect(await show()).toMatchObject({ ...details, status: 'NORMAL' });
  });

  it('of another project do not show', async () => {
    await know({ ...exampleInstance, project_id: projects.others });
    expect(await show()).toMatchObject(unknown);
    expect(await found('orders-db')).toBe(0);
  });

  it('that left are shown as deleted, until they return', async () => {
    await know(exampleInstance);
    await know();
    expect(await show()).toMatchObject({ ...details, status: 'INSTANCE_DELETE' });
    await know({ ...exampleInstance, name: 'renamed', version: null });
    expect(await show()).toMatchObject({
      ...details,
      instanceName: 'renamed',
      datastoreVersion: undefined,
      status: 'NORMAL',
    });
  });

  it('that moved to another project are deleted in the first', async () => {
    await know(exampleInstance);
    await know({ ...exampleInstance, project_id: projects.others });
    expect(await show()).toMatchObject({ status: 'INSTANCE_DELETE' });
  });

  it('are found by name and address', async () => {
    await know(exampleInstance);
    expect(await found('ORDERS-db')).toBe(1);
    expect(await found('DB.example')).toBe(1);
    expect(await found('production')).toBe(1);
    expect(await found('orders-db-2')).toBe(0);
  });

  it('give their port only where the connection has none', async () => {
    await know(exampleInstance);
    connectionId = await world.connections.create(owner, projects.owners, fullConnection);
    expect(await show()).toMatchObject({ port: 3306 });
  });
});
