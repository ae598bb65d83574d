import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse-policy.ts';

const regional = 'a service of projects in regions';
const global = 'a global service';

function mixed(first: string, firstKind: string, second: string, secondKind: string): string {
  return `A policy of version 1.1 is for one kind of services: "${first}" is of ${firstKind}, "${second}" of ${secondKind}. Write two policies.`;
}

/** What is wrong with a policy of statements with these actions: places and messages. */
function mistakesOf(version: string, ...statements: readonly unknown[]): readonly (readonly [string, string])[] {
  const Statement = statements.map((Action) => ({ Effect: 'Allow', Action }));
  const parsed = parsePolicy(JSON.stringify({ Version: version, Statement }));
  return 'mistakes' in parsed ? parsed.mistakes.map(({ pointer, message }) => [pointer, message] as const) : [];
}

describe('the kind of the actions of a policy', () => {
  it.each([
    {
      what: 'of projects',
      statements: [
        ['das:connections:list', 'rds:instance:list'],
        ['dds:*:list', 'gaussdb:*:*'],
      ],
    },
    { what: 'of projects, others', statements: [['ecs:*:*', 'bms:*:*', 'evs:volumes:create']] },
    { what: 'global', statements: [['iam:users:list'], ['cdn:*:*'], ['tms:*:*', 'eps:resources:list']] },
    {
      what: 'with services that may be either',
      statements: [
        ['obs:*:*', 'das:*:*'],
        ['constructor:a:b', 'vpc:ports:list'],
      ],
    },
    { what: 'with wildcards that may be either', statements: [['*:*:list', 'das:*:*', 'ia*:*:*']] },
  ])('may be one: $what', ({ statements }) => {
    expect(mistakesOf('1.1', ...statements)).toStrictEqual([]);
  });

  it.each([
    {
      what: 'in a statement',
      statements: [['das:connections:list', 'rds:*:*', 'iam:users:list', 'cdn:*:*']],
      want: [['/Statement/0/Action/2', mixed('das:connections:list', regional, 'iam:users:list', global)]],
    },
    {
      what: 'in two statements',
      statements: [['vpc:a:b', 'tms:*:*'], ['tms:*:*'], ['eps:*:*', 'ecs:*:*'], ['iam:*:*']],
      want: [['/Statement/2/Action/1', mixed('tms:*:*', global, 'ecs:*:*', regional)]],
    },
  ])('cannot be both: $what', ({ statements, want }) => {
    expect(mistakesOf('1.1', ...statements)).toStrictEqual(want);
  });

  it('is nothing to a policy of version 5.0', () => {
    expect(mistakesOf('5.0', ['das:connection:*', 'iam:*:*'])).toStrictEqual([]);
  });

  it('is looked for only where actions can be', () => {
    const messages = mistakesOf('1.1', 'das:*:*', [1, ['das:*:*'], 'iam:*:*']).map(([, message]) => message);
    expect(messages.filter((message) => message.includes('one kind'))).toStrictEqual([]);
    const noObjects = parsePolicy('{"Version":"1.1","Statement":["das:*:*",{"Effect":"Allow"}]}');
    expect(JSON.stringify(noObjects)).not.toContain('one kind');
  });
});
