import { parseDirectory, type Directory } from '../src/directory/index.ts';

/** Two accounts: the owner's, with a colleague and a root user, and the recipient's, with a root user. The token of a user is `story-token-of-<name>`. */
export const ids = {
  ownersProject: '054e292c9880d4992f02c0196d3ea468',
  recipientsProject: '154e292c9880d4992f02c0196d3ea468',
  owner: '0d1f7c6b5a4e4938a7b6c5d4e3f20191',
  recipient: '0852a89ae180d5401f5ac00271a4a02e',
} as const;

/** Users of the story, by what they are in it. */
export type StoryUser = 'owner' | 'colleague' | 'owners-root' | 'recipient' | 'recipients-root';

/** The token of a user of the story. */
export function tokenOf(user: StoryUser): string {
  return `story-token-of-${user}`;
}

/** The directory of the story. */
export function storyDirectory(): Directory {
  return parseDirectory(storyDirectoryFile, 'story.yaml');
}

/** The same as a file. */
export const storyDirectoryFile = `
organizations:
  - id: story
    name: Story
    accounts:
      - id: a0000000000000000000000000000001
        name: owners
        projects: [{ id: ${ids.ownersProject}, name: production }]
        users:
          - { id: b0000000000000000000000000000001, name: owners-root, root: true, tokens: [{ token: story-token-of-owners-root }] }
          - { id: ${ids.owner}, name: owner, policies: [DASFullAccessPolicy], tokens: [{ token: story-token-of-owner }] }
          - { id: b0000000000000000000000000000002, name: colleague, policies: [DASFullAccessPolicy], tokens: [{ token: story-token-of-colleague }] }
      - id: a0000000000000000000000000000002
        name: recipients
        projects: [{ id: ${ids.recipientsProject}, name: reports }]
        users:
          - { id: b0000000000000000000000000000003, name: recipients-root, root: true, tokens: [{ token: story-token-of-recipients-root }] }
          - { id: ${ids.recipient}, name: username, policies: [DASFullAccessPolicy], tokens: [{ token: story-token-of-recipient }] }
`;
