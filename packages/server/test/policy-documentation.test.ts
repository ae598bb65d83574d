import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate, parsePolicy, type Policy } from '@opendas/iam-policy';
import { aliasTable } from '../src/cli/policy-aliases.ts';
import { parseRequestLine } from '../src/cli/policy-request.ts';
import { readDocument } from '../src/http/document.ts';

const text = readFileSync(new URL('../../../docs/policies.md', import.meta.url), 'utf8');

/** The policies of the examples, by the name above them. */
const policies = new Map<string, Policy>();
for (const [, name = '', kind, json = ''] of text.matchAll(
  /^`([\w.-]+)`(, a service control policy)?\n\n```json\n(.*?)```/gms,
)) {
  const parsed = parsePolicy(json, { type: kind === undefined ? 'identity' : 'serviceControl' });
  if ('mistakes' in parsed) throw new Error(`${name}: ${JSON.stringify(parsed.mistakes)}`);
  policies.set(name, parsed.policy);
}

function named(name: string): { readonly name: string; readonly policy: Policy } {
  const policy = policies.get(name);
  if (policy === undefined) throw new Error(`docs/policies.md has no ${name}.`);
  return { name, policy };
}

const rows = [...text.matchAll(/^\| (\S+)(?: below (\S+))? \| `(.*?)` \| `(.*?)` \| (\w+) \|$/gm)].map(
  ([, identity = '', bound, action = '', context = '', answer]) => ({ identity, bound, action, context, answer }),
);

describe('docs/policies.md', () => {
  it('has examples and what they decide', () => {
    expect(policies.size).toBe(6);
    expect(rows.length).toBeGreaterThan(14);
    expect(text.match(/\| (allow|explicitDeny|implicitDeny) \|$/gm)).toHaveLength(rows.length);
  });

  it.each(rows)('$identity below $bound: $action with $context: $answer', (row) => {
    const line = `{"action":${JSON.stringify(row.action)},"resource":"das:r1:a1:connection:c1","context":${row.context}}`;
    const decision = evaluate(parseRequestLine(line, aliasTable(readDocument())), {
      identity: [named(row.identity)],
      serviceControl: row.bound === undefined ? [] : [[named(row.bound)]],
    });
    expect(decision.decision).toBe(row.answer);
  });

  it.each([...text.matchAll(/```json\n(\{\n.*?)```/gs)].map(([, json = '']) => json))(
    'has no mistake in %s',
    (json) => {
      const mistakes = (['identity', 'serviceControl'] as const).map((type) => parsePolicy(json, { type }));
      expect(mistakes.some((parsed) => 'policy' in parsed)).toBe(true);
    },
  );
});
