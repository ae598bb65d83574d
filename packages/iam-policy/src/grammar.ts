import type { PolicyType, PolicyVersion } from './policy.ts';

/** The names of the members that a statement may have. */
export type StatementMember = 'Sid' | 'Effect' | 'Action' | 'NotAction' | 'Resource' | 'NotResource' | 'Condition';

/** What one kind of policy may say. */
export interface Grammar {
  readonly version: PolicyVersion;
  /** What people call such a policy, at the beginning of a sentence. */
  readonly name: string;
  readonly members: readonly StatementMember[];
  /** Whether a list with one value may be written as the value alone. */
  readonly singleValues: boolean;
  /** Whether `?` is a wildcard, as `*` is. */
  readonly questionMark: boolean;
  /** Most statements, actions and resources of a statement, characters of a resource, conditions of a statement. */
  readonly limits: {
    readonly statements: number;
    readonly actions: number;
    readonly resources: number;
    readonly resourceLength: number;
    readonly conditions: number;
  };
}

const unlimited: Grammar['limits'] = {
  statements: Infinity,
  actions: Infinity,
  resources: Infinity,
  resourceLength: Infinity,
  conditions: Infinity,
};

/** IAM user guide, grammar of custom policies of the role model. */
const policy: Grammar = {
  version: '1.1',
  name: 'A policy of version 1.1',
  members: ['Effect', 'Action', 'Resource', 'Condition'],
  singleValues: false,
  questionMark: false,
  limits: { statements: 8, actions: 100, resources: 10, resourceLength: 128, conditions: 10 },
};

/** iam_01_0934; it publishes no counts. */
const identityPolicy: Grammar = {
  version: '5.0',
  name: 'An identity policy',
  members: ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
  singleValues: true,
  questionMark: true,
  limits: unlimited,
};

/** Organizations, SCP syntax: as identity policies, without the members that name an exception. */
const serviceControlPolicy: Grammar = {
  ...identityPolicy,
  name: 'A service control policy',
  members: ['Sid', 'Effect', 'Action', 'Resource', 'Condition'],
};

/** The grammars by type of policy and version. */
export const grammars: Readonly<
  Record<PolicyType, Readonly<Partial<Record<string, Grammar>>> & Readonly<Record<'5.0', Grammar>>>
> = {
  identity: { '1.1': policy, '5.0': identityPolicy },
  serviceControl: { '5.0': serviceControlPolicy },
};
