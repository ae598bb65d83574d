import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Interaction, ProviderState } from '@opendas/openapi-pact';
import { parsePact } from '../src/pact/pact.ts';
import { pactFile } from '@opendas/openapi-pact';
import { parties } from '../src/parties.ts';
import { headerTexts } from '../src/verification/header-texts.ts';
import { indexInteractions } from '../src/verification/interaction-of-exchange.ts';
import type { Provider } from '../src/verification/provider.ts';

/** What a provider answers. */
export interface StubAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** A provider that answers as the interactions say, but for what `alter` makes of it. */
export async function startStubProvider(
  interactions: readonly Interaction[],
  alter: (answer: StubAnswer, description: string) => StubAnswer = (answer) => answer,
  unknownStates: readonly string[] = [],
): Promise<Provider> {
  const interactionOf = indexInteractions(parsePact(JSON.stringify(pactFile(parties, interactions))).interactions);
  let states: ProviderState[] = [];
  const signed = interactions.find(({ credentials }) => credentials[0]?.scheme === 'signature');
  /** A signature is another one every time. */
  const signatureOfPact = (authorization: string | undefined): Readonly<Record<string, string>> =>
    authorization === undefined
      ? {}
      : Object.fromEntries((signed?.credentials ?? []).map(({ name, value }) => [name.toLowerCase(), value]));
  const server = createServer((request, response) => {
    let requestBody = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      requestBody += text;
    });
    request.on('end', () => {
      const { pathname, search } = new URL(request.url ?? '/', 'http://stub');
      const found = interactionOf({
        states,
        method: request.method ?? '',
        path: pathname,
        query: search,
        requestHeaders: { ...headerTexts(request.headers), ...signatureOfPact(request.headers.authorization) },
        requestBody,
      });
      states = [];
      const interaction = interactions.find(({ description }) => description === found?.description);
      if (interaction === undefined) {
        response.writeHead(500).end();
        return;
      }
      const answer = alter(
        {
          status: interaction.response.status,
          contentType: 'application/json; charset=utf-8',
          body: JSON.stringify(interaction.response.body?.content),
        },
        interaction.description,
      );
      const headers = Object.entries(interaction.response.headers).map(([name, values]) => [name, values.join(', ')]);
      response.writeHead(answer.status, { ...Object.fromEntries(headers), 'Content-Type': answer.contentType });
      response.end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    name: 'stub',
    // A server that listens on a port has an address with a port.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async setState(state) {
      if (unknownStates.includes(state.name)) throw new Error(`There is no provider state "${state.name}".`);
      states.push(state);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
