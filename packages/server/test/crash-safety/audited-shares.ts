/** Users that events of the audit trail say a connection was shared with, and whose share was cancelled. */
export interface AuditedShares {
  readonly shared: ReadonlySet<string>;
  readonly cancelled: ReadonlySet<string>;
}

interface ExportedEvent {
  readonly operation_id: string | null;
  readonly status: number;
  readonly users: readonly { readonly user_id: string }[];
}

/** @param exported - Output of `opendas audit export`. */
export function auditedShares(exported: string): AuditedShares {
  const lines = exported.split('\n').filter((line) => line !== '');
  // docs/audit.md has the members.
  const events = lines.map((line) => JSON.parse(line) as ExportedEvent);
  const usersOf = (operation: string): ReadonlySet<string> =>
    new Set(
      events
        .filter(({ operation_id: id, status }) => id === operation && status === 200)
        .flatMap(({ users }) => users.map(({ user_id: id }) => id)),
    );
  return { shared: usersOf('CreateShareConnections'), cancelled: usersOf('CancelShareConnections') };
}
