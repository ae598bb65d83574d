import { loadModel } from '@opendas/openapi-model';
import { describe, expect, it } from 'vitest';
import { documentInteractions } from '../src/document-interactions.ts';
import type { Interaction } from '../src/interaction.ts';
import { pactFile } from '../src/pact-file.ts';
import { objectionsTo, type Objection } from './comparator.ts';
import { corpus, corpusFile, noCorpus } from './corpus.ts';

const parties = { consumer: 'consumer', provider: 'provider' };

/** Something that the comparator says of a pact that follows its document. */
interface Mistake {
  readonly reason: string;
  readonly applies: (objection: Objection) => boolean;
}

const of =
  (code: string, message: RegExp, location = /(?:)/): Mistake['applies'] =>
  (objection) =>
    objection.code === code && message.test(objection.message) && location.test(objection.mockDetails?.location ?? '');

const mistakes = {
  onlyJson: {
    reason: 'it compares JSON, forms and nothing else',
    applies: of('response.body.unvalidatable', /is not supported by the spec comparator/),
  },
  forgetsRequired: {
    reason: 'it drops `required` from responses, so that `{x, y}` is one of two alternatives that require more or less',
    applies: of('response.body.incompatible', /additional properties|exactly one schema in oneOf/, /client_meta$/),
  },
  requiredButNotDescribed: {
    reason: 'the schema requires a member that it does not describe, which the comparator forbids',
    applies: of('response.body.incompatible', /additional properties - links_created/),
  },
  formsHaveNoNumbers: {
    reason: 'it compares the text of a form with the schema of a number or boolean',
    applies: of('request.body.incompatible', /must be (?:integer|number|boolean)/, /\.request\.body\./),
  },
} as const satisfies Readonly<Record<string, Mistake>>;

/** How often the comparator is mistaken about the pact of a document. */
const known: Readonly<Record<string, Partial<Record<keyof typeof mistakes, number>>>> = {
  'discord.json': { onlyJson: 2 },
  'figma.yaml': { forgetsRequired: 3, requiredButNotDescribed: 1 },
  'museum.yaml': { onlyJson: 1 },
  'qdrant.json': { onlyJson: 8 },
  'stripe-2023.yaml': { onlyJson: 1, formsHaveNoNumbers: 20 },
};

/** Documents whose responses take the comparator a second each: of their responses every 20th is compared, of their requests all. */
const slow: ReadonlySet<string> = new Set(['stripe-2023.yaml']);

describe.skipIf(noCorpus !== undefined)('the pact of a public document (OPENAPI_CORPUS names their folder)', () => {
  it.each(corpus)(
    'of %s is one of its document, but for mistakes of the comparator that are known',
    async (name) => {
      const file = corpusFile(name);
      const { interactions } = documentInteractions(loadModel(file));
      const compared = slow.has(name) ? interactions.map(withoutMostResponses) : interactions;
      const objections = await objectionsTo(pactFile(parties, compared), file);
      const counts = new Map<string, number>();
      const unknown: string[] = [];
      for (const objection of objections) {
        const [mistake] = Object.entries(mistakes).find(([, { applies }]) => applies(objection)) ?? [];
        if (mistake === undefined)
          unknown.push(`${objection.mockDetails?.interactionDescription}: ${objection.message}`);
        else counts.set(mistake, (counts.get(mistake) ?? 0) + 1);
      }
      expect(unknown).toEqual([]);
      expect(Object.fromEntries(counts)).toEqual(known[name] ?? {});
    },
    300_000,
  );
});

function withoutMostResponses(interaction: Interaction, index: number): Interaction {
  const isCompared = index % 20 === 0 || interaction.response.body?.encoded === 'base64';
  if (isCompared) return interaction;
  const { status, headers } = interaction.response;
  return { ...interaction, response: { status, headers, matchingRules: {} } };
}
