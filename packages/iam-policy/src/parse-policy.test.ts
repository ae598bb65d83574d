import { describe, expect, it } from 'vitest';
import { parsePolicy, type ParsedPolicy } from './parse-policy.ts';
import type { PolicyType } from './policy.ts';

function mistakesOf(parsed: ParsedPolicy): readonly (readonly [pointer: string, message: string])[] {
  return 'mistakes' in parsed ? parsed.mistakes.map(({ pointer, message }) => [pointer, message]) : [];
}

/** A policy with one statement, whose members come after those given. */
function withMembers(version: string, members: object, type: PolicyType = 'identity'): ParsedPolicy {
  return parsePolicy(JSON.stringify({ Version: version, Statement: [{ ...members }] }), { type });
}

const good = { Effect: 'Allow', Action: ['das:connections:list'] };
const statement = '/Statement/0';

describe('parsePolicy', () => {
  it('reads an identity policy', () => {
    const text = `\n{
      "Statement": [
        {
          "Condition": {
            "ForAnyValue:StringEqualsIfExists": { "g:TagKeys": ["a", "b"], "g:UserName": "mia" },
            "NumberLessThan": { "g:MFAAge": 3600 },
            "Bool": { "g:MFAPresent": true },
            "Null": { "das:TargetOrgId": "true" }
          },
          "Action": "das::listInstances", "Sid": "s", "Effect": "Deny", "NotResource": "das:*:*:instance:*"
        },
        { "Effect": "Allow", "NotAction": ["*"], "Resource": ["iam::a1:user:x/y", "das:r?:a_1:connection:*"], "Condition": {} }
      ],
      "Version": "5.0"
    }`;
    expect(parsePolicy(text)).toStrictEqual({
      policy: {
        version: '5.0',
        type: 'identity',
        statements: [
          {
            sid: 's',
            effect: 'Deny',
            action: { except: false, patterns: ['das::listInstances'] },
            resource: { except: true, patterns: ['das:*:*:instance:*'] },
            conditions: [
              {
                qualifier: 'ForAnyValue',
                operator: 'StringEquals',
                ifExists: true,
                key: 'g:TagKeys',
                values: ['a', 'b'],
              },
              {
                qualifier: 'ForAnyValue',
                operator: 'StringEquals',
                ifExists: true,
                key: 'g:UserName',
                values: ['mia'],
              },
              { qualifier: null, operator: 'NumberLessThan', ifExists: false, key: 'g:MFAAge', values: ['3600'] },
              { qualifier: null, operator: 'Bool', ifExists: false, key: 'g:MFAPresent', values: ['true'] },
              { qualifier: null, operator: 'Null', ifExists: false, key: 'das:TargetOrgId', values: ['true'] },
            ],
          },
          {
            sid: null,
            effect: 'Allow',
            action: { except: true, patterns: ['*'] },
            resource: { except: false, patterns: ['iam::a1:user:x/y', 'das:r?:a_1:connection:*'] },
            conditions: [],
          },
        ],
      },
    });
  });

  it('reads a policy of the role model', () => {
    const parsed = withMembers('1.1', {
      Effect: 'Allow',
      Action: ['das:connections:Modify', 'obs:*:*', '*:*:*'],
      Resource: ['obs:*:*:bucket:*', '*'],
      Condition: { StringStartWith: { 'g:UserName': ['a'] } },
    });
    expect(parsed).toStrictEqual({
      policy: {
        version: '1.1',
        type: 'identity',
        statements: [
          {
            sid: null,
            effect: 'Allow',
            action: { except: false, patterns: ['das:connections:Modify', 'obs:*:*', '*:*:*'] },
            resource: { except: false, patterns: ['obs:*:*:bucket:*', '*'] },
            conditions: [
              { qualifier: null, operator: 'StringStartWith', ifExists: false, key: 'g:UserName', values: ['a'] },
            ],
          },
        ],
      },
    });
  });

  it('reads a service control policy, whose resource is everything where it names none', () => {
    const members = { ...good, Resource: 'das:*:*:connection:*', Condition: { Bool: { 'g:MFAPresent': 'true' } } };
    expect(withMembers('5.0', members, 'serviceControl')).toMatchObject({
      policy: {
        statements: [{ resource: { patterns: ['das:*:*:connection:*'] }, conditions: [{ operator: 'Bool' }] }],
      },
    });
    expect(withMembers('5.0', { Sid: '', Effect: 'Deny', Action: 'das:*:*' }, 'serviceControl')).toMatchObject({
      policy: {
        type: 'serviceControl',
        version: '5.0',
        statements: [{ sid: '', resource: { except: false, patterns: ['*'] } }],
      },
    });
  });

  it('gives frozen data', () => {
    const parsed = withMembers('5.0', { ...good, Condition: { Bool: { k: ['true'] } } });
    if ('mistakes' in parsed) throw new Error('The policy is without mistakes.');
    const [first] = parsed.policy.statements;
    for (const part of [
      parsed.policy,
      parsed.policy.statements,
      first,
      first?.action.patterns,
      first?.conditions[0]?.values,
    ])
      expect(Object.isFrozen(part)).toBe(true);
  });

  it('reads a text that begins with a byte order mark', () => {
    expect(mistakesOf(parsePolicy(`\uFEFF${JSON.stringify({ Version: '5.0', Statement: [good] })}`))).toStrictEqual([]);
  });
});

describe('parsePolicy, place of mistakes', () => {
  it('gives line, column and pointer, in the order of the text', () => {
    const text = `{
  "Version": "5.0",
  "Statement": [
    { "Effect": "allow", "Action": ["das:x"],
      "Resource": "das" },
    5
  ],
  "a/b~c": 1
}`;
    const parsed = parsePolicy(text);
    expect('mistakes' in parsed && parsed.mistakes).toStrictEqual([
      {
        line: 4,
        column: 17,
        pointer: '/Statement/0/Effect',
        message: 'Expected "Allow" or "Deny" in this spelling, found "allow".',
      },
      {
        line: 4,
        column: 37,
        pointer: '/Statement/0/Action/0',
        message:
          'Expected an action of three parts, service:resourceType:operation, such as das:connection:modify, found "das:x". All actions of DAS are das:*:*.',
      },
      {
        line: 5,
        column: 19,
        pointer: '/Statement/0/Resource',
        message:
          'Expected a URN of five parts, service:region:account-id:resource-type:resource-path, such as das:*:*:connection:*, found "das". All resources are *.',
      },
      {
        line: 6,
        column: 5,
        pointer: '/Statement/1',
        message: 'Expected an object with Effect and Action, found a number.',
      },
      {
        line: 8,
        column: 3,
        pointer: '/a~1b~0c',
        message: 'There is no member "a/b~c" here. Expected one of Version, Statement; take it away.',
      },
    ]);
  });
});

it('places what is not JSON', () => {
  const message = 'JSON has no comments. Take this one away; a Sid can say what a statement is for.';
  expect(parsePolicy(`{"Version": "5.0",\n "Statement": [${JSON.stringify(good)}] // all\n}`)).toStrictEqual({
    mistakes: [{ line: 2, column: 70, pointer: '', message }],
  });
});

describe('parsePolicy, whole policies', () => {
  const version = 'Expected "5.0" for an identity policy, or "1.1" for a policy of the role model.';
  const valid = JSON.stringify([good]);
  it.each<{ text: string; type?: PolicyType; want: readonly (readonly [string, string])[] }>([
    { text: '[]', want: [['', 'Expected an object with Version and Statement, found a list.']] },
    { text: 'null', want: [['', 'Expected an object with Version and Statement, found null.']] },
    { text: '"x"', want: [['', 'Expected an object with Version and Statement, found a string.']] },
    { text: 'true', want: [['', 'Expected an object with Version and Statement, found true or false.']] },
    {
      text: '{}',
      want: [
        ['', 'The policy has no Version. Add "Version": "5.0".'],
        ['', 'The policy has no Statement. Add "Statement": [ … ] with at least one statement.'],
      ],
    },
    { text: `{"Version":"4.0","Statement":${valid}}`, want: [['/Version', version]] },
    { text: `{"Version":5.0,"Statement":${valid}}`, want: [['/Version', version]] },
    { text: `{"Version":"constructor","Statement":${valid}}`, want: [['/Version', version]] },
    {
      text: `{"Version":"1.0","Statement":${valid}}`,
      want: [
        [
          '/Version',
          'Version 1.0 marks a role of the system, which cannot be written. Write a policy of version 5.0 or 1.1.',
        ],
      ],
    },
    {
      text: `{"Version":"1.1","Statement":${valid}}`,
      type: 'serviceControl',
      want: [['/Version', 'Expected "5.0", the only version of service control policies.']],
    },
    {
      text: '{"Version":"5.0","Statement":{}}',
      want: [['/Statement', 'Expected a list of statements, found an object.']],
    },
    {
      text: '{"Version":"5.0","Statement":[]}',
      want: [['/Statement', 'Expected at least one statement, found an empty list.']],
    },
    {
      text: `{"version":"5.0","Version":"5.0","Statement":${valid}}`,
      want: [['/version', 'There is no member "version" here. Write Version: upper and lower case matter.']],
    },
    {
      text: `{"Version":"5.0","Version":"1.1","Statement":${valid}}`,
      want: [['/Version', 'The member "Version" comes twice in one object. Merge the two into one.']],
    },
    {
      text: `{"Version":"1.1","Statement":${JSON.stringify(Array.from({ length: 9 }, () => good))}}`,
      want: [['/Statement', 'Expected at most 8 statements, found 9. Write a second policy.']],
    },
    { text: `{"Version":"1.1","Statement":${JSON.stringify(Array.from({ length: 8 }, () => good))}}`, want: [] },
    { text: `{"Version":"5.0","Statement":${JSON.stringify(Array.from({ length: 99 }, () => good))}}`, want: [] },
  ])('finds the mistakes of $text', ({ text, type, want }) => {
    expect(mistakesOf(parsePolicy(text, type === undefined ? {} : { type }))).toStrictEqual(want);
  });
});

describe('parsePolicy, members of a statement', () => {
  const members = 'Sid, Effect, Action, NotAction, Resource, NotResource, Condition';
  const noList = 'A policy of version 1.1 wants a list also where there is one: put it into [ ].';
  it.each<{ version?: string; type?: PolicyType; given: object; want: readonly (readonly [string, string])[] }>([
    {
      given: {},
      want: [
        ['', 'The statement has no Effect. Add "Effect": "Allow" or "Effect": "Deny".'],
        ['', 'The statement has no Action or NotAction. Add the actions that it is about.'],
      ],
    },
    {
      version: '1.1',
      given: { Effect: 'Allow' },
      want: [['', 'The statement has no Action. Add the actions that it is about.']],
    },
    { given: { ...good, Effect: 1 }, want: [['/Effect', 'Expected "Allow" or "Deny" in this spelling.']] },
    { given: { ...good, Sid: 1 }, want: [['/Sid', 'Expected a string as the name of the statement, found a number.']] },
    {
      given: { ...good, NotAction: '*' },
      want: [['', 'Action and NotAction exclude each other. Take one of them away.']],
    },
    {
      given: { ...good, Resource: '*', NotResource: 'x' },
      want: [
        ['', 'Resource and NotResource exclude each other. Take one of them away.'],
        [
          '/NotResource',
          'Expected a URN of five parts, service:region:account-id:resource-type:resource-path, such as das:*:*:connection:*, found "x". All resources are *.',
        ],
      ],
    },
    {
      given: { ...good, Other: 1 },
      want: [['/Other', `There is no member "Other" here. Expected one of ${members}; take it away.`]],
    },
    {
      given: { ...good, constructor: 1 },
      want: [['/constructor', `There is no member "constructor" here. Expected one of ${members}; take it away.`]],
    },
    {
      given: { Effect: 'Allow', actions: '*', ACTION: '*' },
      want: [
        ['', 'The statement has no Action or NotAction. Add the actions that it is about.'],
        ['/actions', `There is no member "actions" here. Expected one of ${members}; take it away.`],
        ['/ACTION', 'There is no member "ACTION" here. Write Action: upper and lower case matter.'],
      ],
    },
    {
      given: { ...good, Principal: '*', NotPrincipal: '*' },
      want: ['Principal', 'NotPrincipal'].map((name) => [
        `/${name}`,
        `An identity policy does not have the member "${name}": only policies of resources name whom they are for; attach the policy to a user, group or account instead.`,
      ]),
    },
    {
      type: 'serviceControl',
      given: { Effect: 'Deny', NotAction: '*', NotResource: '*', Principal: 1 },
      want: [
        ['/NotAction', 'A service control policy does not have the member "NotAction": name the actions with Action.'],
        [
          '/NotResource',
          'A service control policy does not have the member "NotResource": name the resources with Resource.',
        ],
        [
          '/Principal',
          'A service control policy does not have the member "Principal": only policies of resources name whom they are for; attach the policy to a user, group or account instead.',
        ],
      ],
    },
    {
      version: '1.1',
      given: { ...good, Sid: 's', NotResource: ['*'] },
      want: [
        [
          '/Sid',
          'A policy of version 1.1 does not have the member "Sid": write a policy of version 5.0 to name statements.',
        ],
        [
          '/NotResource',
          'A policy of version 1.1 does not have the member "NotResource": name the resources with Resource.',
        ],
      ],
    },
    {
      version: '1.1',
      given: { Effect: 'Allow', Action: 'das:*:*', Resource: '*' },
      want: [
        ['/Action', `Expected a list of actions. ${noList}`],
        ['/Resource', `Expected a list of resources. ${noList}`],
      ],
    },
    { given: { Effect: 'Allow', Action: {} }, want: [['/Action', 'Expected a list of actions.']] },
    { version: '1.1', given: { Effect: 'Allow', Action: {} }, want: [['/Action', 'Expected a list of actions.']] },
    {
      given: { Effect: 'Allow', Action: [], Resource: [] },
      want: [
        ['/Action', 'Expected at least one of the actions, found an empty list.'],
        ['/Resource', 'Expected at least one of the resources, found an empty list.'],
      ],
    },
    {
      given: { Effect: 'Allow', Action: [1, ['*'], {}, '*'], Resource: false },
      want: [
        ['/Action/0', 'Expected a string in the list of actions, found a number.'],
        ['/Action/1', 'Expected a single value in the list of actions, found another list or an object.'],
        ['/Action/2', 'Expected a single value in the list of actions, found another list or an object.'],
        ['/Resource', 'Expected a string in the list of resources, found true or false.'],
      ],
    },
    {
      version: '1.1',
      given: {
        Effect: 'Allow',
        Action: Array.from({ length: 101 }, () => 'das:*:*'),
        Resource: Array.from({ length: 11 }, () => '*'),
      },
      want: [
        ['/Action', 'Expected at most 100 actions, found 101. Split the statement, or use wildcards.'],
        ['/Resource', 'Expected at most 10 resources, found 11. Split the statement, or use wildcards.'],
      ],
    },
    {
      version: '1.1',
      given: {
        Effect: 'Allow',
        Action: Array.from({ length: 100 }, () => 'das:*:*'),
        Resource: Array.from({ length: 10 }, () => `das:*:*:*:${'x'.repeat(118)}`),
      },
      want: [],
    },
    {
      given: {
        Effect: 'Allow',
        Action: Array.from({ length: 101 }, () => 'das:*:*'),
        Resource: Array.from({ length: 11 }, () => `das:*:*:*:${'x'.repeat(119)}`),
      },
      want: [],
    },
    {
      version: '1.1',
      given: { ...good, Resource: [`das:*:*:*:${'x'.repeat(119)}`] },
      want: [['/Resource/0', 'Expected at most 128 characters, found 129. Shorten the resource with *.']],
    },
  ])('finds the mistakes of $version $type $given', ({ version = '5.0', type, given, want }) => {
    expect(mistakesOf(withMembers(version, given, type))).toStrictEqual(
      want.map(([pointer, message]) => [`${statement}${pointer}`, message]),
    );
  });

  it('finds a member that comes twice', () => {
    const text = '{"Version":"5.0","Statement":[{"Effect":"Allow","Effect":"Deny","Action":"*"}]}';
    expect(mistakesOf(parsePolicy(text))).toStrictEqual([
      ['/Statement/0/Effect', 'The member "Effect" comes twice in one object. Merge the two into one.'],
    ]);
  });
});

describe('parsePolicy, conditions', () => {
  const operators =
    'StringEquals, StringNotEquals, StringEqualsIgnoreCase, StringNotEqualsIgnoreCase, StringMatch, StringNotMatch, StringStartWith, ' +
    'StringEndWith, NumberEquals, NumberNotEquals, NumberLessThan, NumberLessThanEquals, NumberGreaterThan, NumberGreaterThanEquals, ' +
    'DateLessThan, DateLessThanEquals, DateGreaterThan, DateGreaterThanEquals, Bool, Null';
  const unknown = (name: string): string =>
    `There is no operator "${name}". Expected one of ${operators}, with ForAllValues: or ForAnyValue: before it and IfExists after it where wanted.`;
  const keys = (count: number): object =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k:${index}`, ['a']]));
  it.each<{ version?: string; given: unknown; want: readonly (readonly [string, string])[] }>([
    {
      given: [],
      want: [
        ['', 'Expected an object with operators, such as {"StringEquals": {"g:UserName": ["mia"]}}, found a list.'],
      ],
    },
    {
      given: { StringEquals: 'x' },
      want: [
        ['/StringEquals', 'Expected an object with condition keys, such as {"g:UserName": ["mia"]}, found a string.'],
      ],
    },
    {
      given: { StringEquals: {} },
      want: [['/StringEquals', 'Expected at least one condition key. Add one, or take the operator away.']],
    },
    {
      given: { StringEquals: { '': 'x' } },
      want: [['/StringEquals/', 'The condition key is empty. Write one such as g:UserName.']],
    },
    {
      given: { StringEquals: { k: [] } },
      want: [['/StringEquals/k', 'Expected at least one of the values, found an empty list.']],
    },
    { given: { StringEquals: { k: {} } }, want: [['/StringEquals/k', 'Expected a list of values.']] },
    {
      given: { StringEquals: { k: [5, null, 'x'] } },
      want: [
        ['/StringEquals/k/0', 'Expected a string, found a number.'],
        ['/StringEquals/k/1', 'Expected a string, found null.'],
      ],
    },
    { given: { StringLike: { k: 'x' } }, want: [['/StringLike', unknown('StringLike')]] },
    { given: { toString: { k: 'x' } }, want: [['/toString', unknown('toString')]] },
    { given: { IfExists: { k: 'x' } }, want: [['/IfExists', unknown('IfExists')]] },
    { given: { 'ForAllValues:': { k: 'x' } }, want: [['/ForAllValues:', unknown('ForAllValues:')]] },
    { given: { 'ForSome:Bool': { k: 'true' } }, want: [['/ForSome:Bool', unknown('ForSome:Bool')]] },
    { given: { ForAllValuesBool: { k: 'true' } }, want: [['/ForAllValuesBool', unknown('ForAllValuesBool')]] },
    {
      given: { 'ForAllValues:stringequalsIfExists': { k: 'x' } },
      want: [
        [
          '/ForAllValues:stringequalsIfExists',
          'There is no operator "ForAllValues:stringequalsIfExists". Write StringEquals: upper and lower case matter.',
        ],
      ],
    },
    {
      given: { NullIfExists: { k: 'true' } },
      want: [
        [
          '/NullIfExists',
          'The operator Null has no suffix IfExists, since it asks whether the key exists. Write Null.',
        ],
      ],
    },
    {
      // The values of an operator that does not exist are looked at too.
      given: { Equals: { k: [5, 'x'], l: [] } },
      want: [
        ['/Equals', unknown('Equals')],
        ['/Equals/k/0', 'Expected a string, found a number.'],
        ['/Equals/l', 'Expected at least one of the values, found an empty list.'],
      ],
    },
    {
      given: { NumberEquals: { k: ['x', true, 5, '5'] } },
      want: [
        ['/NumberEquals/k/0', 'NumberEquals compares with a number such as "42" or "-1.5", found "x".'],
        ['/NumberEquals/k/1', 'Expected a number such as "42" or "-1.5", found true or false.'],
      ],
    },
    {
      given: { DateLessThan: { k: ['2026-02-30', '2026-02-28', 5] } },
      want: [
        [
          '/DateLessThan/k/0',
          'DateLessThan compares with an instant in UTC such as "2026-01-31T23:59:59Z", found "2026-02-30".',
        ],
        ['/DateLessThan/k/2', 'Expected an instant in UTC such as "2026-01-31T23:59:59Z", found a number.'],
      ],
    },
    {
      given: { Bool: { k: ['yes', 'true', false, 1] } },
      want: [
        ['/Bool/k/0', 'Bool compares with "true" or "false", found "yes".'],
        ['/Bool/k/3', 'Expected "true" or "false", found a number.'],
      ],
    },
    {
      given: { Null: { k: ['no'] } },
      want: [
        ['/Null/k/0', 'Null compares with "true" (the key must be absent) or "false" (it must be there), found "no".'],
      ],
    },
    {
      given: { StringEquals: { 'g:UserName': ['${g:DomainName}', '$x', '{y}'] } },
      want: [
        [
          '/StringEquals/g:UserName/0',
          'Policy variables such as ${g:UserName} are not supported, found "${g:DomainName}". Write the value itself.',
        ],
      ],
    },
    {
      version: '1.1',
      given: { StringEquals: { k: 'x' } },
      want: [
        [
          '/StringEquals/k',
          'Expected a list of values. A policy of version 1.1 wants a list also where there is one: put it into [ ].',
        ],
      ],
    },
    { version: '1.1', given: { StringEquals: keys(5), StringNotEquals: keys(5) }, want: [] },
    {
      version: '1.1',
      given: { StringEquals: keys(5), StringNotEquals: keys(6) },
      want: [['', 'Expected at most 10 conditions in a statement, found 11. Split the statement.']],
    },
    { given: { StringEquals: keys(11) }, want: [] },
  ])('finds the mistakes of $version $given', ({ version = '5.0', given, want }) => {
    expect(mistakesOf(withMembers(version, { ...good, Condition: given }))).toStrictEqual(
      want.map(([pointer, message]) => [`${statement}/Condition${pointer}`, message]),
    );
  });

  it('finds operators and keys that come twice', () => {
    const text =
      '{"Version":"5.0","Statement":[{"Effect":"Allow","Action":"*","Condition":{"Bool":{"k":"true","k":"false"},"Bool":{"k":"true"}}}]}';
    expect(mistakesOf(parsePolicy(text))).toStrictEqual([
      ['/Statement/0/Condition/Bool/k', 'The member "k" comes twice in one object. Merge the two into one.'],
      ['/Statement/0/Condition/Bool', 'The member "Bool" comes twice in one object. Merge the two into one.'],
    ]);
  });
});
