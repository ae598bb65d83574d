import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDirectory, type Directory } from '../src/directory/index.ts';

const [page, readme] = ['docs/directory-file.md', 'README.md'].map((file) => ({
  file,
  text: readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'),
}));

const examples = [page, readme].flatMap((one) =>
  [...(one?.text.matchAll(/^```yaml\n(.*?)^```/gms) ?? [])].map(([, text = ''], place) => ({
    name: `${one?.file} ${place + 1}`,
    text,
  })),
);

/** As somebody who copies an example, and has no other file. */
function parsed(text: string): Directory {
  return parseDirectory(text, 'directory.yaml', (path) => {
    throw new Error(`There is no ${path}.`);
  });
}

describe('the documentation of the directory file', () => {
  it('has examples', () => expect(examples).toHaveLength(4));

  it.each(examples)('has an example that works as copied: $name', ({ text }) => {
    expect(parsed(text).users.length).toBeGreaterThan(0);
  });

  it('shows the mistakes that are reported', () => {
    const mistaken = examples[0]?.text
      .replace('3c7f1e2a6d9b4f4e0a8c5d3b2f1e0a9c', 'abc')
      .replace('policies: [DASFullAccessPolicy]', 'rolle: operator');
    const shown = /^```\n(The directory file .*?)\n```/ms.exec(page?.text ?? '')?.[1];
    expect(shown).toBeDefined();
    expect(() => parsed(mistaken ?? '')).toThrow(expect.objectContaining({ message: shown }));
  });
});
