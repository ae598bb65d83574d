import { login } from '../example-login.ts';
import { httpCall, type Answer } from '../http-call.ts';
import { ids, tokenOf } from '../story-directory.ts';

const connections = `/v3/${ids.ownersProject}/connections`;
const headers = { 'X-Auth-Token': tokenOf('owner'), 'Content-Type': 'application/json' };

/** What the owner does with connections and shares, at any address. */
export const shareApi = {
  async createConnection(url: string): Promise<string> {
    const answer = await httpCall(url, connections, { method: 'POST', headers, body: JSON.stringify(login) });
    if (answer.status !== 200) throw new Error(`CreateConnection: ${answer.status} ${answer.text}`);
    return String(Reflect.get(Object(answer.json), 'connection_id'));
  },
  sharePath: `${connections}/share`,
  shareBody: (connection: string, user: string): string =>
    JSON.stringify({ shared_conn_id: connection, users: [{ user_id: user, user_name: user }] }),
  share(url: string, connection: string, user: string): Promise<Answer> {
    return httpCall(url, shareApi.sharePath, { method: 'POST', headers, body: shareApi.shareBody(connection, user) });
  },
  cancel(url: string, connection: string, user: string): Promise<Answer> {
    return httpCall(url, shareApi.sharePath, { method: 'DELETE', headers, body: shareApi.shareBody(connection, user) });
  },
  /** The ids of all users that a connection is shared with. */
  async shared(url: string, connection: string): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (let page = 1; ; page += 1) {
      const path = `${connections}/${connection}/get-shared-list?cur_page=${page}&per_page=100`;
      const answer = await httpCall(url, path, { headers });
      const data: unknown = Reflect.get(Object(answer.json), 'data');
      if (!Array.isArray(data)) throw new Error(`ListSharedConnections: ${answer.status} ${answer.text}`);
      for (const share of data) found.add(String(Reflect.get(Object(share), 'user_id')));
      if (data.length < 100) return found;
    }
  },
  show(url: string, connection: string, user: 'owner' | 'recipient'): Promise<Answer> {
    const project = user === 'owner' ? ids.ownersProject : ids.recipientsProject;
    return httpCall(url, `/v3/${project}/connections/${connection}`, { headers: { 'X-Auth-Token': tokenOf(user) } });
  },
} as const;
