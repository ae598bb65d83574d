/** The caller of the benchmarks: a user who is not root, with a policy, a token and an access key. */
export const caller = {
  project: '054e292c9880d4992f02c0196d3ea468',
  user: '0d1f7c6b5a4e4938a7b6c5d4e3f20191',
  token: 'token-of-the-owner-in-the-benchmark',
  accessKey: 'BENCHMARKACCESSKEY01',
  secretKey: 'secret-key-of-the-owner-in-the-benchmark',
} as const;

/** A user of another account, who receives connections. */
export const recipient = {
  project: '154e292c9880d4992f02c0196d3ea468',
  user: '0852a89ae180d5401f5ac00271a4a02e',
  token: 'token-of-the-recipient-in-the-benchmark',
} as const;

/** Directory file with both. */
export const directoryFile = `
organizations:
  - id: bench
    name: Bench
    accounts:
      - id: a0000000000000000000000000000001
        name: owners
        projects: [{ id: ${caller.project}, name: production }]
        users:
          - { id: b0000000000000000000000000000001, name: owners-root, root: true }
          - id: ${caller.user}
            name: owner
            policies: [DASFullAccessPolicy]
            tokens: [{ token: ${caller.token} }]
            access_keys: [{ access_key: ${caller.accessKey}, secret_key: ${caller.secretKey} }]
      - id: a0000000000000000000000000000002
        name: recipients
        projects: [{ id: ${recipient.project}, name: reports }]
        users:
          - { id: b0000000000000000000000000000003, name: recipients-root, root: true }
          - { id: ${recipient.user}, name: username, policies: [DASFullAccessPolicy], tokens: [{ token: ${recipient.token} }] }
`;
