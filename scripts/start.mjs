/**
 * `npm start`: installs, generates and builds what is missing, then runs `opendas serve --demo` with the options given
 * after `--`. Stops the server when it is told to stop or when npm is gone; the exit code is the server's.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isBuilt, noteBuilt } from './build-stamp.mjs';
import { ensureInstalled, environment, nodeProgram, root, say, turbo } from './workspace.mjs';

ensureInstalled();
if (!isBuilt()) {
  say('Generating and building what is not built yet');
  const code = await turbo(['run', 'build', '--filter=@opendas/server'], { quiet: true });
  if (code !== 0) process.exit(code);
  noteBuilt();
}

const server = spawn(
  nodeProgram(),
  [join(root, 'packages/server/dist/cli/main.js'), 'serve', '--demo', ...process.argv.slice(2)],
  {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: environment,
    // A process group of its own: Ctrl-C reaches the server once, through this script, and not once more from the terminal.
    detached: true,
    // The server ends when this channel closes, so that it cannot outlive this script.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  },
);

let toldAt = 0;
function stop() {
  // npm and the terminal may both pass on the same Ctrl-C; only a later one means "at once".
  const again = toldAt !== 0 && Date.now() - toldAt > 1000;
  if (again) server.kill('SIGKILL');
  else if (toldAt === 0) {
    toldAt = Date.now();
    server.kill('SIGTERM');
  }
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}

server.on('error', (error) => {
  say(`The server could not be started: ${error.message}`);
  process.exit(1);
});
server.on('close', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' ? 0 : 1)));
