import { createModel } from '@opendas/openapi-model';
import { readContract, type Contract } from '@opendas/openapi-pact';
import { provenPact } from '../src/consumer/proven-pact.ts';
import { coverageOf, gapsOf } from '../src/coverage-matrix/coverage.ts';
import { staleCoverage } from '../src/coverage-matrix/coverage-files.ts';
import { readDocument } from '../src/document.ts';
import { contract } from '../src/generated/contract.ts';
import { committedFiles, readCommitted } from '../src/pact/committed-files.ts';
import { compareWithDocument } from '../src/pact/comparison.ts';
import { isObject, type Json } from '../src/pact/json.ts';
import { pactStaleness } from '../src/pact/staleness.ts';

/** A change of the document or of the committed files that a check must see. */
export interface DocumentFault {
  readonly name: string;
  /** What a check says, in words; `undefined` where none sees it. */
  readonly seenBy: () => Promise<string | undefined> | string | undefined;
}

type Mutable = Record<string, unknown>;

const share = ['paths', '/v3/{project_id}/connections/share', 'post'];
const committed = readCommitted(committedFiles.pact) ?? '';

/** The document with the member at a path changed; a change to `undefined` removes it. */
function changed(path: readonly string[], change: (member: unknown) => unknown): Json {
  const document = structuredClone(readDocument()) as Mutable;
  let parent = document;
  for (const name of path.slice(0, -1)) {
    const child = parent[name];
    if (!isObject(child)) throw new Error(`The document has no ${path.join(' ')}.`);
    parent = child;
  }
  const name = path.at(-1) ?? '';
  parent[name] = change(parent[name]);
  return JSON.parse(JSON.stringify(document)) as Json;
}

const refused = (document: Json): string | undefined => {
  try {
    readContract(createModel(document));
    return undefined;
  } catch (error) {
    return `refused at generation: ${String(error).split('\n')[0]}`;
  }
};

const stale = (document: Json): string | undefined => {
  const grown: Contract = readContract(createModel(document));
  return pactStaleness(committed, provenPact(grown.interactions));
};

const staleMatrix = (document: Json): string | undefined => {
  const grown = readContract(createModel(document));
  const all = coverageOf(grown, new Set(grown.interactions.map(({ description }) => description)));
  return [...gapsOf(all), ...staleCoverage(all)][0];
};

const contradicted = async (document: Json): Promise<string | undefined> =>
  (await compareWithDocument(document as object, committed, contract))[0];

/** Seeded faults of the document and of the committed pact, one each. */
export const documentFaults: readonly DocumentFault[] = [
  {
    name: 'an example changes: the pact is stale',
    seenBy: () =>
      stale(
        changed([...share, 'requestBody', 'content', 'application/json', 'examples', 'emptyExpiry'], () => ({
          value: {
            shared_conn_id: 'ee64e597-4f25-486f-bba1-0c850b3b59d6',
            users: [{ user_id: '0852a89ae180d5401f5ac00271a4a02e', user_name: 'another' }],
            expired_time: '',
          },
        })),
      ),
  },
  {
    name: 'a pattern changes: the pact is stale',
    seenBy: () => stale(changed(['components', 'schemas', 'ConnectionId', 'pattern'], () => '^[A-Za-z0-9-]{30,40}$')),
  },
  {
    name: 'a provider state changes: the pact is stale',
    seenBy: () => stale(changed([...share, 'x-provider-states', 'oneUser'], () => [{ name: 'something else' }])),
  },
  {
    name: 'an interaction is missing in the committed pact',
    seenBy: () => pactStaleness(provenPact(contract.interactions.slice(1)), committed),
  },
  {
    name: 'an interaction is added to the committed pact by hand',
    seenBy: () =>
      pactStaleness(committed.replace('CreateConnection: 200 allMembers', 'CreateConnection: 200 another'), committed),
  },
  {
    name: 'an operation without examples is added',
    seenBy: () =>
      staleMatrix(
        changed(['paths', '/v3/ping'], () => ({
          get: { operationId: 'Ping', responses: { '200': { description: 'Pong.' } } },
        })),
      ),
  },
  {
    name: 'a response without an example is added',
    seenBy: () => staleMatrix(changed([...share, 'responses', '409'], () => ({ description: 'Conflict.' }))),
  },
  {
    name: 'a reason why there is no interaction is taken away',
    seenBy: () =>
      staleMatrix(changed(['components', 'responses', 'TooManyRequests', 'x-pact-not-expressible'], () => undefined)),
  },
  {
    name: 'an example no longer fits',
    seenBy: () =>
      refused(
        changed(['components', 'schemas', 'CancelShareResponse', 'properties', 'status', 'type'], () => 'string'),
      ),
  },
  {
    name: 'a response example loses its request example',
    seenBy: () =>
      refused(
        changed([...share, 'requestBody', 'content', 'application/json', 'examples', 'oneUser'], () => undefined),
      ),
  },
  {
    name: 'a request example loses its response example',
    seenBy: () =>
      refused(
        changed([...share, 'responses', '200', 'content', 'application/json', 'examples', 'oneUser'], () => undefined),
      ),
  },
  {
    name: 'a named example loses its provider state',
    seenBy: () => refused(changed([...share, 'x-provider-states', 'oneUser'], () => undefined)),
  },
  {
    name: 'the token has no example',
    seenBy: () => refused(changed(['components', 'securitySchemes', 'token', 'x-example'], () => undefined)),
  },
  {
    name: 'a member of a response changes its type: the committed pact contradicts',
    seenBy: () => contradicted(changed(['components', 'schemas', 'EpochMilliseconds', 'type'], () => 'string')),
  },
  {
    name: 'a request member becomes required: the committed pact contradicts',
    seenBy: () =>
      contradicted(
        changed(['components', 'schemas', 'ShareConnUserInfo', 'required'], () => ['user_id', 'user_name', 'domain']),
      ),
  },
  {
    name: 'a status is taken away: the committed pact contradicts',
    seenBy: () => contradicted(changed([...share, 'responses', '403'], () => undefined)),
  },
  {
    name: 'a path is renamed: the committed pact contradicts',
    seenBy: () => contradicted(changed(['paths', '/v3.1/{project_id}/connections/share'], () => undefined)),
  },
];
