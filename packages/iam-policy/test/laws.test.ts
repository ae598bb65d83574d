import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evaluate,
  explain,
  parsePolicy,
  type AccessRequest,
  type ApplicablePolicies,
  type Decision,
} from '../src/index.ts';
import {
  actionPatterns,
  applicablePolicies,
  conditions,
  identityPolicies,
  operators,
  requests,
  resourcePatterns,
  serviceControlPolicies,
} from './arbitraries.ts';
import { bruteForce, bruteForceMatches, type RawPolicies, type RawPolicy, type RawStatement } from './brute-force.ts';
import { lawRuns } from './law-runs.ts';
import { namedPolicy } from './named-policy.ts';

const runs = lawRuns(500);

/** The policies as the package reads them; names say where each stands. */
function parsed({ identity, serviceControl, root = false }: RawPolicies): ApplicablePolicies {
  return {
    identity: identity.map(({ Version, Statement }, index) => namedPolicy(`identity ${index}`, Version, Statement)),
    serviceControl: serviceControl.map((level, levelIndex) =>
      level.map(({ Version, Statement }, index) =>
        namedPolicy(`level ${levelIndex} ${index}`, Version, Statement, 'serviceControl'),
      ),
    ),
    root,
  };
}

function decide(request: AccessRequest, policies: RawPolicies): Decision['decision'] {
  return evaluate(request, parsed(policies)).decision;
}

function isAllowed(request: AccessRequest, policies: RawPolicies): boolean {
  return decide(request, policies) === 'allow';
}

/** Whether a statement alone, of an identity policy, allows. */
function matches(request: AccessRequest, statement: object): boolean {
  return (
    evaluate(request, {
      identity: [namedPolicy('p', '5.0', [{ Action: '*', ...statement, Effect: 'Allow' }])],
      serviceControl: [],
    }).decision === 'allow'
  );
}

/** The lists of a policy in another order, and the members of its objects. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled).toReversed();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, shuffled(member)] as const)
      .toReversed(),
  );
}

describe('evaluate', () => {
  it('decides what the documentation says, as a second evaluator reads it', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(requests, applicablePolicies, (request, policies) => {
        const decision = decide(request, policies);
        seen.set(decision, (seen.get(decision) ?? 0) + 1);
        return decision === bruteForce(request, policies);
      }),
      lawRuns(4000),
    );
    // The worlds are small enough that each decision is common.
    for (const decision of ['allow', 'explicitDeny', 'implicitDeny']) expect(seen.get(decision)).toBeGreaterThan(0);
  });

  it('names exactly the statements that decided', () => {
    fc.assert(
      fc.property(requests, applicablePolicies, (request, policies) => {
        const { decision, statements } = evaluate(request, parsed(policies));
        const named = (name: string, effect: string, { Version, Statement }: RawPolicy) =>
          Statement.flatMap((statement, index) =>
            statement.Effect === effect && bruteForceMatches(request, Version, statement)
              ? [{ policy: name, index, sid: statement.Sid ?? null }]
              : [],
          );
        const identity = policies.root === true ? [] : policies.identity;
        const own = (effect: string) => identity.flatMap((policy, index) => named(`identity ${index}`, effect, policy));
        const above = policies.serviceControl.flatMap((level, at) =>
          level.flatMap((policy, index) => named(`level ${at} ${index}`, 'Deny', policy)),
        );
        const want = { allow: own('Allow'), explicitDeny: [...above, ...own('Deny')], implicitDeny: [] }[decision];
        expect(statements).toStrictEqual(want);
      }),
      runs,
    );
  });

  it('does not depend on the order of policies, levels, statements, members and values', () => {
    fc.assert(
      fc.property(requests, applicablePolicies, (request, policies) => {
        // Only the order is another one.
        const other = shuffled(policies) as RawPolicies;
        return decide(request, policies) === decide(request, other);
      }),
      runs,
    );
  });

  it('denies whatever a Deny that matches stands beside', () => {
    const deny: RawPolicy = { Version: '5.0', Statement: [{ Effect: 'Deny', Action: '*' }] };
    fc.assert(
      fc.property(requests, applicablePolicies, (request, policies) => {
        const bound = { ...policies, serviceControl: [...policies.serviceControl, [deny]] };
        const own = { ...policies, root: false, identity: [...policies.identity, deny] };
        return decide(request, bound) === 'explicitDeny' && decide(request, own) === 'explicitDeny';
      }),
      runs,
    );
  });

  it('keeps access when an Allow is added', () => {
    fc.assert(
      fc.property(requests, applicablePolicies, identityPolicies, (request, policies, added) => {
        const allows = { ...added, Statement: added.Statement.map((each) => ({ ...each, Effect: 'Allow' as const })) };
        const more = { ...policies, identity: [...policies.identity, allows] };
        return !isAllowed(request, policies) || isAllowed(request, more);
      }),
      runs,
    );
  });

  it('keeps access when a Deny is removed', () => {
    const without = (policies: readonly RawPolicy[]): readonly RawPolicy[] =>
      policies.flatMap((policy) => {
        const Statement = policy.Statement.filter(({ Effect }, index) => Effect === 'Allow' || index % 2 === 0);
        return Statement.length === 0 ? [] : [{ ...policy, Statement }];
      });
    fc.assert(
      fc.property(requests, applicablePolicies, (request, policies) => {
        const fewer = {
          ...policies,
          identity: without(policies.identity),
          serviceControl: policies.serviceControl.map(without),
        };
        return !isAllowed(request, policies) || isAllowed(request, fewer);
      }),
      runs,
    );
  });

  it('gives no access by service control policies', () => {
    const policy = fc.array(serviceControlPolicies, { maxLength: 2 });
    fc.assert(
      fc.property(requests, applicablePolicies, policy, fc.nat(), (request, policies, level, seed) => {
        const at = seed % (policies.serviceControl.length + 1);
        const bound = { ...policies, serviceControl: policies.serviceControl.toSpliced(at, 0, level) };
        return !isAllowed(request, bound) || isAllowed(request, policies);
      }),
      runs,
    );
  });

  it('takes exactly what NotAction does not cover', () => {
    fc.assert(
      fc.property(requests, fc.array(actionPatterns, { minLength: 1, maxLength: 3 }), (request, patterns) => {
        const excepted = evaluate(request, {
          identity: [namedPolicy('p', '5.0', [{ Effect: 'Allow', NotAction: patterns }])],
          serviceControl: [],
        });
        return (excepted.decision === 'allow') !== matches(request, { Action: patterns });
      }),
      runs,
    );
  });

  it('takes exactly what NotResource does not cover', () => {
    fc.assert(
      fc.property(
        requests,
        fc.array(resourcePatterns, { minLength: 1, maxLength: 3 }),
        (request, patterns) => matches(request, { NotResource: patterns }) !== matches(request, { Resource: patterns }),
      ),
      runs,
    );
  });

  it('does not look at upper and lower case of actions, aliases and condition keys', () => {
    fc.assert(
      fc.property(requests, applicablePolicies, (request, policies) => {
        const other = {
          ...request,
          action: request.action.toUpperCase(),
          aliases: (request.aliases ?? []).map((alias) => alias.toUpperCase()),
          context: Object.fromEntries(
            Object.entries(request.context)
              // Two spellings of a key would become one.
              .filter(([key], index, all) => all.every(([each], at) => at === index || !sameWord(each, key)))
              .map(([key, value]) => [key.toUpperCase(), value]),
          ),
        };
        const spelled = Object.keys(other.context).length === Object.keys(request.context).length;
        return !spelled || decide(request, policies) === decide(other, policies);
      }),
      runs,
    );
  });
});

function sameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

describe('conditions', () => {
  const condition = (operator: string, key: string): RawStatement['Condition'] => ({
    [operator]: { [key]: operator.includes('Date') ? ['2026-01-31'] : /Bool|Null/.test(operator) ? ['true'] : ['5'] },
  });

  it('IfExists changes nothing for a key that is there, and holds for one that is not', () => {
    fc.assert(
      fc.property(requests, operators, (request, { qualifier, name }) => {
        if (name === 'Null') return true;
        const given = Object.entries(request.context).find(([, value]) => typeof value !== 'object');
        const key = given?.[0] ?? 'g:UserName';
        const [plain, optional] = [`${qualifier}${name}`, `${qualifier}${name}IfExists`].map((operator) =>
          matches(request, { Condition: condition(operator, key) }),
        );
        const isAbsent = !matches(request, { Condition: { Null: { [key]: 'false' } } });
        return isAbsent ? optional === true : optional === plain;
      }),
      runs,
    );
  });

  it('an operator with Not holds exactly where the one without does not', () => {
    fc.assert(
      fc.property(
        requests,
        fc.constantFrom('StringEquals', 'StringEqualsIgnoreCase', 'StringMatch', 'NumberEquals'),
        fc.constantFrom('5', '-1'),
        fc.constantFrom('g:UserName', 'g:MFAAge'),
        (request, name, value, key) => {
          const [positive, negated] = [name, name.replace(/^(String|Number)/, '$1Not')].map((operator) =>
            matches(request, { Condition: { [operator]: { [key]: value } } }),
          );
          return positive !== negated;
        },
      ),
      runs,
    );
  });

  it('Null is true or false', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const [absent, there] = ['true', 'false'].map((value) =>
          matches(request, { Condition: { Null: { 'g:UserName': value } } }),
        );
        return absent !== there;
      }),
      runs,
    );
  });

  it('more conditions match less', () => {
    fc.assert(
      fc.property(requests, conditions, conditions, (request, some, others) => {
        const both = matches(request, { Condition: { ...some, ...others } });
        return !both || matches(request, { Condition: others });
      }),
      runs,
    );
  });
});

describe('all functions', () => {
  it('take any request without an error', () => {
    const anyRequest = fc.record({
      action: fc.string(),
      aliases: fc.array(fc.string(), { maxLength: 2 }),
      resource: fc.string(),
      // Callers without types may pass anything.
      context: fc.dictionary(fc.string(), fc.anything()) as fc.Arbitrary<AccessRequest['context']>,
    });
    fc.assert(
      fc.property(anyRequest, applicablePolicies, (request, policies) => {
        const applicable = parsed(policies);
        return evaluate(request, applicable).decision.length > 0 && explain(request, applicable).length > 0;
      }),
      lawRuns(100),
    );
  });

  it('explain what evaluate decides', () => {
    fc.assert(
      fc.property(requests, applicablePolicies, (request, policies) => {
        const applicable = parsed(policies);
        const { decision } = evaluate(request, applicable);
        const [first] = explain(request, applicable).split('\n');
        return first?.includes(decision === 'allow' ? 'allowed' : 'denied') === true;
      }),
    );
  });

  it('refuse a policy with any member taken away that it needs', () => {
    fc.assert(
      fc.property(identityPolicies, fc.constantFrom('Effect', 'Action', 'NotAction'), (policy, name) => {
        const Statement = policy.Statement.map((statement) =>
          Object.fromEntries(Object.entries(statement).filter(([member]) => member !== name)),
        );
        const wasThere = policy.Statement.some((statement) => name in statement);
        return !wasThere || 'mistakes' in parsePolicy(JSON.stringify({ ...policy, Statement }));
      }),
    );
  });
});
