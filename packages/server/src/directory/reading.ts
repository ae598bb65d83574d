import type { PolicyAttachment, WritableDirectory } from './directory-content.ts';
import type { ReadNamedFile } from './read-instance.ts';
import { name } from './text-rules.ts';
import type { TextRule, YamlReader, YamlValue } from './yaml-reader.ts';

/** Organization, root and organizational unit ids. */
export const organizationId: TextRule = {
  pattern: /^[A-Za-z0-9_-]{1,64}$/,
  expected: '1 to 64 letters, digits, hyphens or underscores',
};
/** Account, project and user ids of IAM (das_01_0057). */
export const iamId: TextRule = { pattern: /^[A-Za-z0-9]{32}$/, expected: '32 letters or digits' };

/** A directory file while it is read. */
export interface Reading {
  readonly yaml: YamlReader;
  readonly content: WritableDirectory;
  /** Line of every id and token that was read, to find those that are there twice. */
  readonly seen: Map<string, number>;
  readonly readNamedFile: ReadNamedFile;
}

/** Where a policy is attached. */
export type AttachmentTarget = Pick<PolicyAttachment, 'target_kind' | 'target_id'>;

/** Where there is none, the mistake is noted and the empty text stands in for it: nothing of the file is used then. */
export function readId(reading: Reading, kind: string, at: YamlValue, rule: TextRule): string {
  const id = reading.yaml.text(at, rule);
  if (id === undefined) return '';
  refuseDuplicate(reading, at, `${kind} ${id}`, `the ${kind} ${id}`);
  return id;
}

/** A name of something other than a policy; the empty text stands in for one with a mistake. */
export function readName({ yaml }: Reading, at: YamlValue): string {
  return yaml.text(at, name) ?? '';
}

/** Notes a mistake where something with this key was read before. */
export function refuseDuplicate({ yaml, seen }: Reading, at: YamlValue, key: string, what: string): void {
  const line = seen.get(key);
  if (line === undefined) seen.set(key, at.line);
  else yaml.mistake(at, `${what} is there already, on line ${line}.`);
}
