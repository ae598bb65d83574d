import { describe, expect, it } from 'vitest';
import { tooOld } from './node-version.ts';

const started = { args: ['serve'], script: undefined };

describe('tooOld', () => {
  it.each(['22.13.0', '22.13.1', '22.23.3', '23.0.0', '24.1.0', '30.0.0'])('has nothing against %s', (version) => {
    expect(tooOld(version, started)).toBeUndefined();
  });

  it.each(['16.20.2', '18.20.8', '20.20.2', '22.0.0', '22.12.0'])(
    'says what is wrong with %s, and what to do',
    (version) => {
      expect(tooOld(version, started)).toBe(
        `opendas needs Node 22.13 or newer, this is ${version}. Install a newer Node and run \`opendas serve\` again. ` +
          'A checkout brings a newer Node on Linux: there, `npm run -s opendas -- …` stands for `opendas …`.',
      );
    },
  );

  it.each([
    { args: [], script: undefined, name: 'opendas' },
    { args: ['audit', 'verify', '--project', 'p'], script: undefined, name: 'opendas audit verify' },
    { args: ['serve', '--demo'], script: 'npx', name: 'opendas serve' },
    { args: ['--database-url', 'postgres://u:canary@h/d'], script: undefined, name: 'opendas' },
    { args: ['backup', '/tmp/canary'], script: undefined, name: 'opendas backup' },
    { args: ['serve', '--demo'], script: 'start', name: 'npm start' },
    { args: ['serve'], script: 'test', name: 'npm test' },
    { args: ['serve'], script: 'demo', name: 'npm run demo' },
  ])('names what was run: $name', ({ args, script, name }) => {
    expect(tooOld('20.20.2', { args, script })).toContain(`run \`${name}\` again`);
  });
});
