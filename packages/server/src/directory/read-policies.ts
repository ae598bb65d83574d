import { parsePolicy, type PolicyMistake, type PolicyType } from '@opendas/iam-policy';
import { refuseDuplicate, type AttachmentTarget, type Reading } from './reading.ts';
import type { SystemPolicy } from './system-policies.ts';
import type { TextRule, YamlValue } from './yaml-reader.ts';

const policyName: TextRule = {
  pattern: /^[^\p{Cc}\p{Cs}/]{1,128}$/u,
  expected: '1 to 128 characters without control characters and slashes',
};
const filePath: TextRule = { pattern: /^[^\p{C}]{1,4096}$/u, expected: 'the path of a file' };

/** The policies that an account or an organization defines, and where they are attached. */
export interface PolicyReading {
  /** Reads a list of definitions. */
  define(list: YamlValue): void;
  /** Reads a list of names and definitions, all of which are attached. Names are looked up by `resolve`. */
  attach(list: YamlValue, target: AttachmentTarget): void;
  /** Attaches a system policy. */
  attachDefault(name: string, target: AttachmentTarget): void;
  /** To be called once, when all definitions were read. */
  resolve(): void;
}

/**
 * Reads the policies of one account or organization.
 *
 * @param owner - Its id.
 * @param system - Policies that can be named without a definition.
 */
export function policyReading(
  reading: Reading,
  owner: string,
  type: PolicyType,
  system: readonly SystemPolicy[],
): PolicyReading {
  const { yaml, content } = reading;
  const defined = new Map<string, string>();
  const named: { readonly at: YamlValue; readonly name: string; readonly attachTo: (policyId: string) => void }[] = [];

  const define = (at: YamlValue): string | undefined => {
    const members = yaml.members(at, ['name', 'document', 'file']);
    if (members === undefined) return undefined;
    const document = readDocument(reading, at, type, members('document'), members('file'));
    const name = yaml.text(members('name'), policyName);
    if (name === undefined) return undefined;
    if (system.some((policy) => policy.name === name)) {
      yaml.mistake(members('name'), `the system has a policy of this name. Choose another name.`);
    }
    refuseDuplicate(reading, members('name'), `${type} policy ${owner}/${name}`, `a policy of this name`);
    const id = `${type}/${owner}/${name}`;
    if (!defined.has(name) && document !== undefined) content.policies.push({ id, name, document });
    defined.set(name, id);
    return id;
  };

  const systemPolicy = (name: string): string | undefined => {
    const policy = system.find((one) => one.name === name);
    if (policy === undefined) return undefined;
    const id = `${type}/system/${name}`;
    if (!content.policies.some((one) => one.id === id)) {
      content.policies.push({ id, name, document: JSON.stringify(policy.document) });
    }
    return id;
  };

  const attachment =
    (target: AttachmentTarget, position: number) =>
    (policy_id: string): void => {
      content.policy_attachments.push({ ...target, position, policy_id });
    };

  return {
    define(list) {
      for (const item of yaml.items(list, 'optional')) define(item);
    },
    attach(list, target) {
      for (const [position, item] of yaml.items(list, 'optional').entries()) {
        const attachTo = attachment(target, position);
        if (yaml.isText(item)) {
          const name = yaml.text(item, policyName);
          if (name !== undefined) named.push({ at: item, name, attachTo });
        } else {
          const id = define(item);
          if (id !== undefined) attachTo(id);
        }
      }
    },
    attachDefault(name, target) {
      const id = systemPolicy(name);
      if (id !== undefined) attachment(target, 0)(id);
    },
    resolve() {
      for (const { at, name, attachTo } of named) {
        const id = defined.get(name) ?? systemPolicy(name);
        if (id === undefined) {
          const known = [...defined.keys(), ...system.map((policy) => policy.name)];
          yaml.mistake(at, `there is no policy of this name here. Known are: ${known.join(', ')}.`);
        } else {
          attachTo(id);
        }
      }
    },
  };
}

/** The JSON of a policy, from the file itself or from one beside it; every mistake in it is noted. */
function readDocument(
  reading: Reading,
  at: YamlValue,
  type: PolicyType,
  document: YamlValue,
  file: YamlValue,
): string | undefined {
  const { yaml, readNamedFile } = reading;
  if ((document.node === undefined) === (file.node === undefined)) {
    yaml.mistake(at, 'expected either document or file.');
    return undefined;
  }
  if (document.node !== undefined) {
    const value = yaml.json(document);
    if (value === undefined) return undefined;
    const text = JSON.stringify(value);
    for (const mistake of mistakesOf(text, type)) {
      const place = yaml.below(document, mistake.pointer);
      const hint = yaml.isNumber(place) && mistake.pointer === '/Version' ? ' Write the version in quotes.' : '';
      yaml.mistake(place, `${mistake.message}${hint}`);
    }
    return text;
  }
  const path = yaml.text(file, filePath);
  if (path === undefined) return undefined;
  try {
    const text = readNamedFile(path);
    for (const mistake of mistakesOf(text, type)) {
      yaml.mistake(file, `${path}, line ${mistake.line}, column ${mistake.column}: ${mistake.message}`);
    }
    return text;
  } catch {
    yaml.mistake(file, `the file ${path} cannot be read. A relative path starts at the folder of the directory file.`);
    return undefined;
  }
}

function mistakesOf(text: string, type: PolicyType): readonly PolicyMistake[] {
  const parsed = parsePolicy(text, { type });
  return 'mistakes' in parsed ? parsed.mistakes : [];
}
