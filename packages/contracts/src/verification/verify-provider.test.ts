import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pactFile } from '@opendas/openapi-pact';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStubProvider, type StubAnswer } from '../../test/stub-provider.ts';
import { validatorsByOperation } from '../consumer/validators.ts';
import { readDocument } from '../document.ts';
import { contract } from '../generated/contract.ts';
import { committedFiles } from '../pact/committed-files.ts';
import { parties } from '../parties.ts';
import { verifyProvider, type ProviderResult } from './verify-provider.ts';

const context = { contract, document: readDocument(), validators: validatorsByOperation };

interface Fault {
  /** The interaction whose answer has the fault. */
  readonly interaction: string;
  readonly fault: string;
  readonly alter: (answer: StubAnswer) => StubAnswer;
  /** What the result must say. */
  readonly want: string;
}

const body =
  (change: (body: Record<string, unknown>) => unknown) =>
  (answer: StubAnswer): StubAnswer => ({
    ...answer,
    body: JSON.stringify(change(JSON.parse(answer.body) as Record<string, unknown>)),
  });
const connection = (change: object) =>
  body(({ das_conn_info: info }) => ({ das_conn_info: { ...(info as object), ...change } }));

/** An answer has one fault each, so that one run shows all. */
const faults: readonly Fault[] = [
  {
    interaction: 'CreateShareConnections: 200 oneUser',
    fault: 'a status that the interaction does not expect',
    alter: (answer) => ({ ...answer, status: 400 }),
    want: 'expected 200 but was 400',
  },
  {
    interaction: 'CreateShareConnections: 200 severalUsers',
    fault: 'a status that the document does not list',
    alter: (answer) => ({ ...answer, status: 202 }),
    want: 'CreateShareConnections answered 202, a status that the document does not list',
  },
  {
    interaction: 'CreateShareConnections: 400 noUsers',
    fault: 'another error code',
    alter: body((error) => ({ ...error, error_code: 'DAS.9999' })),
    want: "$.error_code: Expected 'DAS.9999'",
  },
  {
    interaction: 'CreateShareConnections: 401 tokenNotValid',
    fault: 'a member too few',
    alter: body(({ error_code, errorCodeStr }) => ({ error_code, errorCodeStr })),
    want: 'missing',
  },
  {
    interaction: 'ShowConnectionDetail: 200 owned',
    fault: 'an optional member of the wrong type that no interaction expects',
    alter: connection({ instance_type: 5 }),
    want: 'ShowConnectionDetail answered 200: das_conn_info.instance_type: expected',
  },
  {
    interaction: 'ShowConnectionDetail: 200 requiredMembers',
    fault: 'a member that the document does not have',
    alter: connection({ password: 'x' }),
    want: 'ShowConnectionDetail answered 200 with the member das_conn_info.password, which the document does not have',
  },
  {
    interaction: 'ShowConnectionDetail: 200 received',
    fault: 'null instead of text',
    alter: connection({ remarks: null }),
    want: 'das_conn_info.remarks',
  },
  {
    interaction: 'ListConnection: 200 requiredMembers',
    fault: 'a number as text',
    alter: body((page) => ({ ...page, total_record: '1' })),
    want: "$.total_record: Expected '1' (String) to be an integer",
  },
  {
    interaction: 'ListConnection: 200 none',
    fault: 'an item where the state has none',
    alter: body((page) => ({ ...page, das_conn_info_list: [{}] })),
    want: 'Expected an empty List',
  },
  {
    interaction: 'ListSharedConnections: 200 sharedUntil',
    fault: 'no item where the state has some',
    alter: body((page) => ({ ...page, data: [] })),
    want: 'minimum size of 1',
  },
  {
    interaction: 'ListSharedConnections: 200 filtered',
    fault: 'another media type',
    alter: (answer) => ({ ...answer, contentType: 'text/html' }),
    want: 'ListSharedConnections answered 200 with the media type text/html, which the document does not list',
  },
  {
    interaction: 'CreateConnection: 200 allMembers',
    fault: 'a body that is not JSON',
    alter: (answer) => ({ ...answer, body: answer.body.slice(1) }),
    want: 'CreateConnection answered 200 with a body that is not JSON',
  },
  {
    interaction: 'CreateConnection: 200 requiredMembers',
    fault: 'no body',
    alter: (answer) => ({ ...answer, body: '' }),
    want: 'CreateConnection answered 200 without a body',
  },
  {
    interaction: 'CreateConnection: 400 passwordMissing',
    fault: 'a text that is too short for the document',
    alter: body((error) => ({ ...error, error_msg: 'x' })),
    want: 'error_msg',
  },
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opendas-verify-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function verify(
  alter: (answer: StubAnswer, description: string) => StubAnswer,
  unknownStates: readonly string[] = [],
): Promise<ProviderResult> {
  const provider = await startStubProvider(contract.interactions, alter, unknownStates);
  try {
    return await verifyProvider(provider, committedFiles.pact, context);
  } finally {
    await provider.close();
  }
}

describe('a provider that answers as the pact says', () => {
  it('passes every interaction', async () => {
    const { interactions, problems } = await verify((answer) => answer);
    expect(interactions.filter((interaction) => interaction.problems.length > 0)).toEqual([]);
    expect(interactions).toHaveLength(contract.interactions.length);
    expect(problems).toEqual([]);
  });
});

describe('a provider with faults fails for', () => {
  let result: ProviderResult;
  beforeAll(async () => {
    const byInteraction = new Map(faults.map(({ interaction, alter }) => [interaction, alter]));
    result = await verify(
      (answer, description) => byInteraction.get(description)?.(answer) ?? answer,
      ['the connection does not exist'],
    );
  });

  it.each(faults.map(({ fault, interaction, want }) => [fault, interaction, want] as const))(
    '%s',
    (_, interaction, want) => {
      const found = result.interactions.find(({ description }) => description === interaction);
      expect(found?.problems.join('\n')).toContain(want);
    },
  );

  it('a state that it does not know, in every interaction that needs it', () => {
    const needing = contract.interactions.filter(({ providerStates }) =>
      providerStates.some(({ name }) => name === 'the connection does not exist'),
    );
    for (const { description } of needing) {
      expect(result.interactions.find((entry) => entry.description === description)?.problems).toContain(
        'There is no provider state "the connection does not exist".',
      );
    }
    expect(needing).not.toHaveLength(0);
  });

  it('nothing else', () => {
    const expected = new Set([
      ...faults.map(({ interaction }) => interaction),
      ...contract.interactions
        .filter(({ providerStates }) => providerStates.some(({ name }) => name === 'the connection does not exist'))
        .map(({ description }) => description),
    ]);
    const failed = result.interactions.filter(({ problems }) => problems.length > 0);
    expect(failed.filter(({ description }) => !expected.has(description))).toEqual([]);
  });
});

describe('a pact without an interaction of the document', () => {
  it('leaves it unverified', async () => {
    const file = join(folder, 'pact.json');
    writeFileSync(file, JSON.stringify(pactFile(parties, contract.interactions.slice(1, 3))));
    const provider = await startStubProvider(contract.interactions);
    const { interactions } = await verifyProvider(provider, file, context);
    await provider.close();
    expect(interactions.map(({ description }) => description)).toHaveLength(2);
  });
});
