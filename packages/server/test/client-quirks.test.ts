import { describe, expect, it } from 'vitest';
import { login } from './example-login.ts';
import { describeOnEachServer, recipient } from './story-server.ts';
import { ids } from './story-directory.ts';

const unknown = '00000000-0000-4000-8000-000000000000';

/** What clients of DAS send and expect beside what its pages say. Each test names the client. */
describeOnEachServer('clients', (story) => {
  describe('the Terraform provider', () => {
    const call: typeof story.call = (user, method, path, body, more = {}) =>
      story.call(user, method, path, body, { ...more, headers: { 'X-Source-Service': 'das', ...more.headers } });

    it('manages a connection and a share from creation to deletion', async () => {
      const unset = { remarks: '', database_name: '' };
      const created = await call('owner', 'POST', '/connections', { ...login, ...unset, port: 3306 });
      expect(created).toMatchObject({ status: 200, json: { connection_id: expect.any(String) } });
      const connection = String(Reflect.get(Object(created.json), 'connection_id'));

      expect(await call('owner', 'GET', `/connections/${connection}`)).toMatchObject({
        status: 200,
        json: { das_conn_info: { port: 3306, create_at: story.now } },
      });
      expect(
        await call('owner', 'PUT', `/connections/${connection}`, { ...login, ...unset, port: 3307 }),
      ).toMatchObject({
        status: 200,
      });

      const users = [recipient, { user_id: 'another', user_name: 'Another' }];
      const share = { shared_conn_id: connection, users, expired_time: '' };
      expect(await call('owner', 'POST', '/connections/share', share)).toMatchObject({
        status: 200,
        json: { status: true },
      });
      const shares = `/connections/${connection}/get-shared-list`;
      expect(
        (await call('owner', 'GET', `${shares}?cur_page=1&per_page=100&keywords=${ids.recipient}`)).json,
      ).toMatchObject({
        total: 1,
        data: [{ user_id: ids.recipient, shared_time: story.now }],
      });
      expect((await call('owner', 'GET', `${shares}?cur_page=1&per_page=100&keywords=nobody`)).json).toStrictEqual({
        total: 0,
        data: [],
      });

      const cancel = { shared_conn_id: connection, users: [recipient] };
      expect(await call('owner', 'DELETE', '/connections/share', cancel)).toMatchObject({ status: 200 });
      expect(await call('owner', 'DELETE', '/connections/share', cancel)).toMatchObject({
        status: 400,
        json: { errorCodeStr: 'DAS.5052' },
      });

      const deletion = { connection_ids: [connection] };
      expect(await call('owner', 'DELETE', '/batch-delete-connections', deletion)).toMatchObject({ status: 200 });
      expect(await call('owner', 'GET', `/connections/${connection}`)).toMatchObject({ status: 404 });
      expect(await call('owner', 'DELETE', '/batch-delete-connections', deletion)).toMatchObject({
        status: 400,
        json: { errorCodeStr: 'DAS.5010' },
      });
    });

    it('lists connections with limit and offset, and connections that are not there', async () => {
      expect((await call('owner', 'GET', '/connections?limit=100&offset=0')).json).toStrictEqual({
        total_record: 0,
        das_conn_info_list: [],
      });
      expect(await call('owner', 'GET', `/connections/${unknown}`)).toMatchObject({
        status: 404,
        json: { errorCodeStr: 'DAS.5010' },
      });
    });
  });

  it('of Go, Java, Python and Node send Content-Type with GET, and no body', async () => {
    const connection = await story.createConnection();
    for (const path of [
      '/connections',
      '/list-connections',
      `/connections/${connection}`,
      `/connections/${connection}/get-shared-list`,
    ]) {
      expect(await story.call('owner', 'GET', path)).toMatchObject({ status: 200 });
    }
  });

  it('of every kind may send query parameters that the document does not know: newer SDKs have more of them', async () => {
    const connection = await story.createConnection();
    const more = 'enterprise_project_id=0&sort=&x&x=%ff';
    for (const [method, path] of [
      ['GET', `/connections?${more}`],
      ['GET', `/list-connections?${more}`],
      ['GET', `/connections/${connection}?${more}`],
      ['GET', `/connections/${connection}/get-shared-list?${more}`],
      ['GET', `/user-info/iam/sub-users?${more}`],
      ['POST', `/sync-connections?${more}`],
    ] as const) {
      expect(await story.call('owner', method, path)).toMatchObject({ status: 200 });
    }
  });

  describe('the Java SDK', () => {
    it('sends every body in chunks', async () => {
      const chunked = { chunked: true };
      const created = await story.call('owner', 'POST', '/connections', login, chunked);
      const connection = String(Reflect.get(Object(created.json), 'connection_id'));
      const share = { shared_conn_id: connection, users: [recipient] };
      for (const [method, path, body] of [
        ['PUT', `/connections/${connection}`, login],
        ['POST', '/connections/share', share],
        ['DELETE', '/connections/share', share],
        ['POST', '/sync-connections', {}],
        ['DELETE', '/batch-delete-connections', { connection_ids: [{ connection_id: connection }] }],
      ] as const) {
        expect(await story.call('owner', method, path, body, chunked)).toMatchObject({ status: 200 });
      }
    });
  });

  describe('the Go SDK', () => {
    it('ends every body with a line feed', async () => {
      const body = `${JSON.stringify(login)}\n`;
      expect(await story.call('owner', 'POST', '/connections', undefined, { body })).toMatchObject({ status: 200 });
    });
  });

  describe('the Python SDK 3.1.219', () => {
    it('writes JSON with spaces, and pages in texts', async () => {
      const body = JSON.stringify(login).replaceAll(',"', ', "').replaceAll('":', '": ');
      expect(await story.call('owner', 'POST', '/connections', undefined, { body })).toMatchObject({ status: 200 });
      const { json } = await story.call('owner', 'GET', '/connections?curpage=1&perpage=100');
      expect(json).toMatchObject({ total_record: 1 });
    });

    it('reads the id of the request from the header, and the code from errorCodeStr or error_code', async () => {
      const answer = await story.call('owner', 'PUT', `/connections/${unknown}`, login);
      const { request_id } = Object(answer.json) as { readonly request_id: unknown };
      expect(answer.headers['x-request-id']).toBe(request_id);
      expect(answer.json).toMatchObject({ error_code: 'DAS.5010', errorCodeStr: 'DAS.5010' });
    });

    it('is never sent elsewhere: it takes a redirect for success', async () => {
      const connection = await story.createConnection();
      for (const path of [
        '/connections/',
        `/connections/${connection}/`,
        '/connections//share',
        '/Connections/share',
      ]) {
        expect((await story.call('owner', 'POST', path, login)).status).toBe(404);
      }
    });

    it('may send a time zone with a v3 share, which says nothing', async () => {
      const connection = await story.createConnection();
      const body = {
        shared_conn_id: connection,
        users: [recipient],
        expired_time: '2026-05-03T10:30:00.200Z',
        timezone: 'GMT+08:00',
      };
      expect(await story.call('owner', 'POST', '/connections/share', body)).toMatchObject({
        status: 200,
        json: { status: true },
      });
      expect(await story.show('recipient', connection)).toMatchObject({
        expired_time: Date.parse('2026-05-03T10:30:00.200Z'),
      });
    });
  });
});
