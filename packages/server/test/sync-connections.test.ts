import { expect, it } from 'vitest';
import { applyDirectory } from '../src/directory-store/apply-directory.ts';
import { exampleInstance } from './example-instance.ts';
import { ids, storyDirectory } from './story-directory.ts';
import { describeOnEachServer } from './story-server.ts';

const said = (total: string, exists: number, removed: number, unknown: number): string =>
  `Compared with the directory of instances: ${total}. Instance exists: ${exists}. Instance was deleted: ${removed}. Instance is not known: ${unknown}.`;

describeOnEachServer('SyncConnectionsNew', (story) => {
  const sync = (body?: unknown, user: Parameters<typeof story.call>[0] = 'owner') =>
    story.call(user, 'POST', '/sync-connections', body);
  const directoryWith = async (...instances: string[]): Promise<void> => {
    const known = instances.map((id) => ({ ...exampleInstance, id, project_id: ids.ownersProject }));
    await applyDirectory(story.served().store, { ...storyDirectory(), instances: known });
  };

  it('says how many connections are of instances that exist, were deleted, and are not known', async () => {
    const [kept, removed, unknown] = ['1'.repeat(32), '2'.repeat(32), '3'.repeat(32)];
    await directoryWith(kept, removed);
    for (const instance_id of [kept, kept, removed, unknown, unknown, unknown]) {
      await story.createConnection({ instance_id });
    }
    const mongodb = await story.createConnection({ instance_id: kept, engine_type: 'mongodb' });
    await directoryWith(kept);

    expect(await sync({})).toMatchObject({ status: 200, json: { msg: said('7 connections', 3, 1, 3) } });
    expect(await sync({ engine_type: 'mongodb' })).toMatchObject({ json: { msg: said('1 connection', 1, 0, 0) } });
    expect(await sync({ engine_type: 'ddm' })).toMatchObject({ json: { msg: said('0 connections', 0, 0, 0) } });
    expect(await story.show('owner', mongodb)).toMatchObject({ status: 'NORMAL' });
    const { json } = await story.call('owner', 'GET', `/connections?instance_id=${removed}`);
    expect(json).toMatchObject({ das_conn_info_list: [{ status: 'INSTANCE_DELETE' }] });
  });

  it('counts what the caller owns, and nothing that is received or owned by others', async () => {
    await story.share(await story.createConnection());
    for (const user of ['recipient', 'colleague', 'owners-root', 'recipients-root'] as const) {
      expect(await sync({}, user)).toMatchObject({ status: 200, json: { msg: said('0 connections', 0, 0, 0) } });
    }
  });

  it('needs no body', async () => {
    expect(await sync()).toMatchObject({ status: 200 });
    expect(await story.call('owner', 'POST', '/sync-connections', undefined, { body: '' })).toMatchObject({
      status: 200,
    });
    expect(await story.call('owner', 'POST', '/sync-connections', undefined, { body: '[]' })).toMatchObject({
      status: 400,
      json: { error_code: 'DAS.200100' },
    });
    expect(await sync({ engine_type: '' })).toMatchObject({ status: 400, json: { error_code: 'DAS.200100' } });
  });
});
