/** A valid request that shares a connection with so many users. */
export function shareRequest(users: number): unknown {
  return {
    shared_conn_id: 'ee64e597-4f25-486f-bba1-0c850b3b59d6',
    users: Array.from({ length: users }, (_, index) => ({
      user_id: `0852a89ae180d5401f5ac002${String(71_000_000 + index)}`,
      user_name: `user ${index}`,
    })),
    expired_time: '2099-05-03T10:30:00.200Z',
  };
}
