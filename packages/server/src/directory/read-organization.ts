import { policyReading, type PolicyReading } from './read-policies.ts';
import { organizationId, readId, readName, type Reading } from './reading.ts';
import { defaultServiceControlPolicy, systemServiceControlPolicies } from './system-policies.ts';
import type { YamlValue } from './yaml-reader.ts';

/** Where in an organization an account is. */
export interface PlaceInOrganization {
  readonly organizationId: string;
  /** Path of what the account is below: `<organization id>/<root id>` and the organizational units, joined with `/`. */
  readonly parent: string;
  readonly serviceControl: PolicyReading;
}

/** Reads an account where it stands in the tree. */
type ReadAccount = (at: YamlValue, place: PlaceInOrganization) => void;

/** Reads an organization: a root with its service control policies, accounts, and organizational units with the same below it. */
export function readOrganization(reading: Reading, at: YamlValue, readAccount: ReadAccount): void {
  const { yaml, content } = reading;
  const members = yaml.members(at, [
    'id',
    'name',
    'root_id',
    'policies',
    'service_control_policies',
    'accounts',
    'organizational_units',
  ]);
  if (members === undefined) return;
  const id = readId(reading, 'organization', members('id'), organizationId);
  content.organizations.push({ id, name: readName(reading, members('name')) });
  const rootId = members('root_id').node === undefined ? `r-${id}` : yaml.text(members('root_id'), organizationId);

  const serviceControl = policyReading(reading, id, 'serviceControl', systemServiceControlPolicies);
  serviceControl.define(members('policies'));
  const place = { organizationId: id, parent: `${id}/${rootId ?? ''}`, serviceControl };
  readLevel(reading, members, place, readAccount, 'required');
  serviceControl.resolve();
}

/**
 * What the root and every unit has: policies that bound it, accounts, and units below it.
 *
 * @param content - Whether there must be accounts where there are no units.
 */
function readLevel(
  reading: Reading,
  members: (name: 'service_control_policies' | 'accounts' | 'organizational_units') => YamlValue,
  place: PlaceInOrganization,
  readAccount: ReadAccount,
  content: 'required' | 'optional',
): void {
  const { yaml } = reading;
  attachServiceControl(members('service_control_policies'), place.parent, place.serviceControl);
  const units = yaml.items(members('organizational_units'), 'optional');
  const accounts = yaml.items(members('accounts'), units.length === 0 ? content : 'optional');
  for (const item of accounts) readAccount(item, place);
  for (const item of units) readOrganizationalUnit(reading, item, place, readAccount);
}

function readOrganizationalUnit(
  reading: Reading,
  at: YamlValue,
  place: PlaceInOrganization,
  readAccount: ReadAccount,
): void {
  const { yaml } = reading;
  const members = yaml.members(at, ['id', 'name', 'service_control_policies', 'accounts', 'organizational_units']);
  if (members === undefined) return;
  const id = readId(reading, 'organizational unit', members('id'), organizationId);
  readName(reading, members('name'));
  const below = { ...place, parent: `${place.parent}/${id}` };
  readLevel(reading, members, below, readAccount, 'optional');
}

/** What the root, a unit or an account is bounded by: the policies of the file, or else everything is allowed, as Organizations has it. */
export function attachServiceControl(list: YamlValue, path: string, serviceControl: PolicyReading): void {
  const target = { target_kind: 'organization', target_id: path } as const;
  if (list.node === undefined) serviceControl.attachDefault(defaultServiceControlPolicy, target);
  else serviceControl.attach(list, target);
}
