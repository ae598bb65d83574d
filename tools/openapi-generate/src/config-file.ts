import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isOutputKind, outputKinds, type OutputKind } from './output-kind.ts';
import { SettingsError, type Settings } from './settings.ts';

type Config = Partial<Settings>;

/** How each member of a configuration file is read. Paths are relative to the file. */
const members: { readonly [Name in keyof Settings]: (value: unknown, name: string, folder: string) => Settings[Name] } =
  {
    input: (value, name, folder) => resolve(folder, text(value, name)),
    output: (value, name, folder) => resolve(folder, text(value, name)),
    only: (value, name) => list(value, name).map(outputKind),
    formats: (value, name) => formatsOption(text(value, name)),
    statuses: list,
    documents: (value, name, folder) =>
      Object.fromEntries(
        Object.entries(object(value, name)).map(([url, file]) => [url, resolve(folder, text(file, `${name}.${url}`))]),
      ),
    allowOutside: (value, name) => {
      if (typeof value === 'boolean') return value;
      throw new SettingsError(`${name}: expected true or false`);
    },
  };

/**
 * Reads a configuration file (JSON).
 *
 * @throws {@link SettingsError} where it cannot be read, or has a member that is unknown or of another form.
 */
export function readConfig(file: string): Config {
  try {
    const config = object(JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')), 'the file');
    const unknown = Object.keys(config).filter((name) => !Object.hasOwn(members, name));
    if (unknown.length > 0) {
      throw new SettingsError(`${unknown.join(', ')} is not known; known are ${Object.keys(members).join(', ')}`);
    }
    const folder = dirname(resolve(file));
    return Object.fromEntries(
      Object.entries(members)
        .filter(([name]) => config[name] !== undefined)
        .map(([name, read]) => [name, read(config[name], name, folder)]),
    );
  } catch (error) {
    throw new SettingsError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The output that a text names. */
export function outputKind(name: string): OutputKind {
  if (isOutputKind(name)) return name;
  throw new SettingsError(`expected ${outputKinds.join(', ')}, got ${name}`);
}

/** The use of formats that a text names. */
export function formatsOption(name: string): Settings['formats'] {
  if (name === 'annotation' || name === 'assertion') return name;
  throw new SettingsError(`formats: expected annotation or assertion, got ${name}`);
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw new SettingsError(`${name}: expected a text`);
}

function list(value: unknown, name: string): readonly string[] {
  if (Array.isArray(value)) return value.map((item: unknown) => text(item, name));
  throw new SettingsError(`${name}: expected a list of texts`);
}

function object(value: unknown, name: string): Readonly<Record<string, unknown>> {
  // What is an object and no list has members by name.
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw new SettingsError(`${name}: expected an object`);
}
