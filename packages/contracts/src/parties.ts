/** Who the contract is between: names in the pact file. */
export const parties = { consumer: 'opendas-client', provider: 'opendas-server' } as const;
