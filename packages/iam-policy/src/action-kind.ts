import type { JsonScalar, JsonValue } from './json-value.ts';
import type { PolicyReader } from './policy-reader.ts';

/** Where permissions of a service are granted: for the account as a whole (AX), or for projects in regions (XA). */
type Kind = 'global' | 'regional';

/**
 * Services whose kind the documentation names: IAM and CDN (iam_01_0001), TMS (tms_01_0009) and EPS (cfw_01_0190) are global; DAS and
 * the databases that it works with (das_01_0130, das_01_0012), ECS and BMS (iam_01_0001) and EVS (iam_01_0605) are of projects.
 * Not OBS: its permissions are granted in both places, with two policies that are the same but for the kind (iam_02_0013).
 */
const kinds: Readonly<Partial<Record<string, Kind>>> = {
  iam: 'global',
  cdn: 'global',
  tms: 'global',
  eps: 'global',
  das: 'regional',
  rds: 'regional',
  dds: 'regional',
  gaussdb: 'regional',
  ecs: 'regional',
  bms: 'regional',
  evs: 'regional',
};

const names: Readonly<Record<Kind, string>> = {
  global: 'a global service',
  regional: 'a service of projects in regions',
};

/**
 * Reports the first action whose kind is not that of those before it: a policy of version 1.1 cannot mix them (IAM API reference,
 * iam_02_0013: type AX or XA; iam_01_0605). Services that are not in the table, and wildcards, may be either.
 */
export function reportMixedKinds(reader: PolicyReader, statements: JsonValue): void {
  let first: { readonly kind: Kind; readonly text: string } | undefined;
  for (const action of actionsOf(statements)) {
    const kind = kindOf(action.text);
    if (kind === undefined) continue;
    first ??= { kind, text: action.text };
    if (kind === first.kind) continue;
    reader.report(
      action,
      `A policy of version 1.1 is for one kind of services: ${JSON.stringify(first.text)} is of ${names[first.kind]}, ${JSON.stringify(action.text)} of ${names[kind]}. Write two policies.`,
    );
    return;
  }
}

function kindOf(action: string): Kind | undefined {
  const service = action.split(':', 1)[0] ?? '';
  return Object.hasOwn(kinds, service) ? kinds[service] : undefined;
}

/** The actions of all statements, as far as they are where they belong. */
function actionsOf(statements: JsonValue): readonly JsonScalar[] {
  return itemsOf(statements).flatMap((statement) => {
    const members = statement.kind === 'object' ? statement.members : [];
    const actions = members.find(({ name }) => name === 'Action')?.value;
    return actions === undefined ? [] : itemsOf(actions).flatMap((item) => (item.kind === 'string' ? [item] : []));
  });
}

function itemsOf(value: JsonValue): readonly JsonValue[] {
  return value.kind === 'array' ? value.items : [];
}
