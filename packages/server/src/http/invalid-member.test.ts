import type { OperationId } from '@opendas/types';
import { expect, it } from 'vitest';
import { invalidMember } from './invalid-member.ts';

it.each([
  { operation: 'ListConnection', member: 'datastore_type', want: 'DAS.200107' },
  { operation: 'ListConnections', member: 'datastore_type', want: 'DAS.200107' },
  { operation: 'ListConnections', member: 'offset', want: 'DAS.200103' },
  { operation: 'ListDbUsers', member: 'limit', want: 'DAS.200104' },
  { operation: 'ListDbUsers', member: 'db_user_id', want: 'DAS.200112' },
  { operation: 'Login', member: 'instance_id', want: 'DAS.200114' },
  { operation: 'ListConnection', member: 'instance_id', want: 'DAS.200100' },
  { operation: 'CreateConnection', member: 'engine_type', want: 'DAS.200100' },
  { operation: 'CreateConnection', member: undefined, want: 'DAS.200100' },
])('answers $want for $member of $operation', ({ operation, member, want }) => {
  // The table has operations before the document does.
  const { code, status } = invalidMember(operation as OperationId, member, 'Not valid.');
  expect({ code, status }).toStrictEqual({ code: want, status: 400 });
});
