import type { Demo } from './demo.ts';
import { demoCommands, sdkVariables } from './demo-commands.ts';

/** What `opendas serve --demo` prints when it is ready: address, credentials, and commands to paste. */
export function demoBanner(
  url: string,
  demo: Demo,
  expiry: number,
  files: { readonly directory: string; readonly json: string },
): string {
  const accounts = demo.accounts.map(({ name, id, projects, users }) =>
    [
      `  account ${name}  (${id})`,
      ...projects.map((project) => `    project ${project.id}  ${project.name}`),
      ...users.map(
        (user) =>
          `    user    ${user.id}  ${user.name}${user.root ? ', root' : ''}\n      token ${user.token}\n      access key ${user.access_key}  secret key ${user.secret_key}`,
      ),
    ].join('\n'),
  );
  const commands = demoCommands(url, demo, expiry).map(
    ({ title, command }, index) => `# ${index + 1}. ${title}\n${command}\n`,
  );
  return [
    '',
    `OpenDAS is ready at ${url}`,
    '',
    `  reference of the API, to try calls out   ${url}/docs`,
    `  the document                             ${url}/openapi.json`,
    '',
    'Made-up accounts (they stay the same on this data directory):',
    ...accounts,
    `  in YAML, as --directory takes it: ${files.directory}`,
    `  in JSON, for scripts:             ${files.json}`,
    '',
    'Paste into another terminal (bash):',
    '',
    ...commands,
    `# For the examples of the SDKs (Python, Go, Java), as ${demo.accounts[0].users[1].name}`,
    `${sdkVariables(url, demo)}\n`,
    'Ctrl-C stops the server. What was saved stays.',
    '',
  ].join('\n');
}
