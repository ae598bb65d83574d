/** A policy that every directory file may name. */
export interface SystemPolicy {
  readonly name: string;
  /** What it says, as in the policy languages of IAM. */
  readonly document: unknown;
}

const identity = (statement: object): unknown => ({ Version: '5.0', Statement: [{ Effect: 'Allow', ...statement }] });

/**
 * Actions that only show something. `*` stands for an empty middle part too: `das::listInstances`. Each has its name here, since
 * `das::listAuditEvents` is none of them: the audit trail tells of everybody in a project (ADR 0016).
 */
const reading = [
  'das:*:getSharedList',
  'das:*:listDbUsers',
  'das:*:listInstances',
  'das:*:showCloudDBAInfo',
  'das:*:showDbUser',
];

/**
 * Policies for users and groups. `DAS FullAccess` is the system policy of roles and policies (das_01_0130), `DASReadOnlyAccessPolicy`
 * one of identity policies; the names of the other two follow the same patterns.
 */
export const systemPolicies: readonly SystemPolicy[] = [
  { name: 'DAS FullAccess', document: { Version: '1.1', Statement: [{ Effect: 'Allow', Action: ['das:*:*'] }] } },
  {
    name: 'DAS ReadOnlyAccess',
    document: { Version: '1.1', Statement: [{ Effect: 'Allow', Action: ['das:connections:list', ...reading] }] },
  },
  { name: 'DASFullAccessPolicy', document: identity({ Action: ['das:*:*'] }) },
  { name: 'DASReadOnlyAccessPolicy', document: identity({ Action: reading }) },
];

/** What every root, organizational unit and account has where a file lists no service control policies for it. */
export const defaultServiceControlPolicy = 'FullAccess';

/** Service control policies. `FullAccess` is the one that Organizations attaches by default. */
export const systemServiceControlPolicies: readonly SystemPolicy[] = [
  { name: defaultServiceControlPolicy, document: identity({ Action: ['*'] }) },
];
