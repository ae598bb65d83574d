import { documentedRecipient, type Demo } from './demo.ts';

/** A step of the story: what it shows, and a command for bash. */
export interface DemoCommand {
  readonly title: string;
  readonly command: string;
}

/**
 * The story of a shared connection as commands for bash that can be pasted as they are: each uses the variable that the
 * first one sets.
 *
 * @param expiry - Until when the share lasts, in epoch milliseconds.
 */
export function demoCommands(
  url: string,
  { accounts: [owner, recipient] }: Demo,
  expiry: number,
): readonly DemoCommand[] {
  const ownerToken = owner.users[1].token;
  const base = `${url}/v3/${owner.projects[0].id}/connections`;
  const connection = JSON.stringify({
    engine_type: 'mysql',
    instance_id: '17a73a23badb4c40b6ea48e7bfa5e83fin01',
    network_type: 'rds',
    username: 'root',
    password: 'example-password',
    is_save_password: true,
    remarks: 'Orders, production',
  });
  const users = [{ user_id: documentedRecipient.id, user_name: documentedRecipient.name }];
  const share = withVariable({ shared_conn_id: variable, users, expired_time: new Date(expiry).toISOString() });
  const cancel = withVariable({ shared_conn_id: variable, users });
  return [
    {
      title: `${owner.users[1].name} saves a database login and keeps its id`,
      command: `CONNECTION=$(${curl('POST', `'${base}'`, ownerToken, `'${connection}'`)} | sed -E 's/.*"connection_id":"([^"]+)".*/\\1/') && echo "$CONNECTION"`,
    },
    {
      title: `${owner.users[1].name} shares it with the request of the DAS documentation`,
      command: curl('POST', `'${base}/share'`, ownerToken, share),
    },
    {
      title: `${owner.users[1].name} lists with whom it is shared`,
      command: curl('GET', `"${base}/$CONNECTION/get-shared-list"`, ownerToken),
    },
    {
      title: `${recipient.users[1].name}, of another account, sees it, without the password`,
      command: curl(
        'GET',
        `'${url}/v3/${recipient.projects[0].id}/connections?connection_type=SHARE'`,
        recipient.users[1].token,
      ),
    },
    {
      title: `${owner.users[1].name} cancels the share`,
      command: curl('DELETE', `'${base}/share'`, ownerToken, cancel),
    },
  ];
}

/** A command for bash that sets what the examples of the SDKs read: the first account's user who is not root, with an access key. */
export function sdkVariables(url: string, { accounts: [owner] }: Demo): string {
  const user = owner.users[1];
  const values = {
    DAS_ENDPOINT: url,
    DAS_PROJECT_ID: owner.projects[0].id,
    DAS_ACCESS_KEY: user.access_key,
    DAS_SECRET_KEY: user.secret_key,
  };
  return `export ${Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')}`;
}

const variable = '$CONNECTION';

/** JSON in single quotes, in which the variable stands outside of them. */
function withVariable(body: unknown): string {
  return `'${JSON.stringify(body).replace(variable, `'"${variable}"'`)}'`;
}

function curl(method: string, url: string, token: string, body?: string): string {
  const content = body === undefined ? '' : ` -H 'Content-Type: application/json' -d ${body}`;
  return `curl -sS -w '\\n' -X ${method} ${url} -H 'X-Auth-Token: ${token}'${content}`;
}
