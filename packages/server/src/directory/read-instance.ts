import { X509Certificate } from 'node:crypto';
import { hostForm } from './host-form.ts';
import { tlsModes, type DatabaseInstance, type TlsMode } from './directory-content.ts';
import { name, oneOf } from './text-rules.ts';
import type { TextRule, YamlReader, YamlValue } from './yaml-reader.ts';

type EngineType = DatabaseInstance['engine_type'];
type NetworkType = DatabaseInstance['network_type'];

const engineTypes = [
  'mysql',
  'sqlserver',
  'postgresql',
  'taurus',
  'gaussdbv5',
  'mongodb',
  'ddm',
] as const satisfies readonly EngineType[];
const networkTypes = ['rds', 'gaussdb', 'dds', 'ddm', 'ecs', 'gemini'] as const satisfies readonly NetworkType[];

/** Instance ids of DAS (das_01_0070, das_01_0235). */
const instanceId: TextRule = { pattern: /^[A-Za-z0-9]{32,36}$/, expected: '32 to 36 letters or digits' };
const version: TextRule = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/,
  expected: 'a version such as 16.2',
};
const host: TextRule = { pattern: /^[^\p{C}\s]{1,255}$/u, expected: 'a host name or an IP address' };
const pem: TextRule = { pattern: /^[^\0]{1,1000000}$/u, expected: 'certificates in PEM' };
const path: TextRule = { pattern: /^[^\0]{1,4096}$/u, expected: 'the path of a file' };

/** Reads a file that a directory file names. */
export type ReadNamedFile = (path: string) => string;

/**
 * Reads a database instance of a project.
 *
 * @returns `undefined` where it has mistakes; they are noted.
 */
export function readInstance(
  yaml: YamlReader,
  at: YamlValue,
  project_id: string,
  readNamedFile: ReadNamedFile,
): DatabaseInstance | undefined {
  const members = yaml.members(at, ['id', 'name', 'engine_type', 'network_type', 'version', 'host', 'port', 'tls']);
  if (members === undefined) return undefined;
  const read = {
    id: yaml.text(members('id'), instanceId),
    name: yaml.text(members('name'), name),
    engine_type: oneOfThese(yaml, members('engine_type'), engineTypes),
    network_type: oneOfThese(yaml, members('network_type'), networkTypes),
    version: members('version').node === undefined ? null : yaml.text(members('version'), version),
    host: readHost(yaml, members('host')),
    port: yaml.wholeNumber(members('port'), 1, 65_535),
    tls: readTls(yaml, members('tls'), readNamedFile),
  };
  const { id, name: instanceName, engine_type, network_type, version: engineVersion, host: address, port, tls } = read;
  if (id === undefined || instanceName === undefined || engine_type === undefined || network_type === undefined) {
    return undefined;
  }
  if (engineVersion === undefined || address === undefined || port === undefined || tls === undefined) return undefined;
  return {
    id,
    project_id,
    name: instanceName,
    engine_type,
    network_type,
    version: engineVersion,
    host: address,
    port,
    tls_mode: tls.mode,
    tls_ca: tls.ca,
  };
}

function oneOfThese<Value extends string>(
  yaml: YamlReader,
  at: YamlValue,
  values: readonly Value[],
): Value | undefined {
  const text = yaml.text(at, oneOf(values));
  return values.find((value) => value === text);
}

function readHost(yaml: YamlReader, at: YamlValue): string | undefined {
  const text = yaml.text(at, host);
  if (text === undefined) return undefined;
  const form = hostForm(text);
  if (form.kind !== 'refused') return text;
  yaml.mistake(at, `expected ${form.reason}.`);
  return undefined;
}

/** Without `tls` the certificate is checked in full: what is not encrypted is said in so many words. */
function readTls(
  yaml: YamlReader,
  at: YamlValue,
  readNamedFile: ReadNamedFile,
): { readonly mode: TlsMode; readonly ca: string | null } | undefined {
  if (at.node === undefined) return { mode: 'verify-full', ca: null };
  const members = yaml.members(at, ['mode', 'ca', 'ca_file']);
  if (members === undefined) return undefined;
  const mode = oneOfThese(yaml, members('mode'), tlsModes);
  const ca = readAuthorities(yaml, members('ca'), members('ca_file'), readNamedFile);
  if (mode === undefined || ca === undefined) return undefined;
  if (ca !== null && !mode.startsWith('verify-')) {
    yaml.mistake(
      at,
      `certificates are not looked at with mode ${mode}. Leave out ca and ca_file, or take verify-ca or verify-full.`,
    );
    return undefined;
  }
  return { mode, ca };
}

function readAuthorities(
  yaml: YamlReader,
  inline: YamlValue,
  file: YamlValue,
  readNamedFile: ReadNamedFile,
): string | null | undefined {
  if (inline.node !== undefined && file.node !== undefined) {
    yaml.mistake(file, 'expected either ca or ca_file.');
    return undefined;
  }
  if (inline.node === undefined && file.node === undefined) return null;
  if (inline.node !== undefined) return certificates(yaml, inline, yaml.text(inline, pem));
  const named = yaml.text(file, path);
  if (named === undefined) return undefined;
  try {
    return certificates(yaml, file, readNamedFile(named));
  } catch {
    yaml.mistake(file, `the file ${named} cannot be read. A relative path starts at the folder of the directory file.`);
    return undefined;
  }
}

/** The certificates of a PEM text, and nothing else of it: a file may hold a private key too. */
function certificates(yaml: YamlReader, at: YamlValue, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (found.length > 0 && found.every(isCertificate)) return `${found.join('\n')}\n`;
  yaml.mistake(at, 'expected certificates in PEM, which begin with -----BEGIN CERTIFICATE-----.');
  return undefined;
}

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).raw.length > 0;
  } catch {
    return false;
  }
}
