import type { Check } from '../../preflight';
import type { EksScenario } from '../../scenario';
import type { AwsPart, AwsQuestion } from './aws-question';
import { COUNTED_QUOTAS } from './counted-quotas';
import { natGatewayQuotas, vcpuQuotas } from './machine-quotas';
import { type QuotaPart, quotaQuestions, raise } from './quota';
import { reportedQuotas } from './reported-quotas';
import { mostFunctionsAtOnce, type Templates } from './template-needs';

function counted(templates: Templates): QuotaPart {
  const needs = COUNTED_QUOTAS.map((one) => ({ ...one, count: one.needed(templates) })).filter(
    ({ count }) => count > 0,
  );
  return {
    quotas: needs.map(({ quota }) => quota),
    questions: needs.flatMap(({ id, used }): readonly AwsQuestion[] =>
      used ? [{ id: `used-${id}`, ...used, take: ["'1'"], read: 'count' }] : [],
    ),
    checks: needs.map(
      ({ id, title, quota, used, type, count }): Check => ({
        id,
        what: `quota of ${title}`,
        remedy: raise(quota),
        judgement: {
          is: 'room',
          needed: count,
          limit: quota[1],
          ...(used ? { used: `used-${id}` } : {}),
          ...(type ? { own: { of: 'own', kind: type } } : {}),
        },
      }),
    ),
  };
}

function functions(templates: Templates): AwsPart {
  return {
    questions: [
      {
        id: 'functions',
        operation: 'lambda get-account-settings',
        take: ['AccountLimit.UnreservedConcurrentExecutions'],
      },
    ],
    checks: [
      {
        id: 'lambda-concurrency',
        what: 'quota of functions that run at once, as CloudFormation may call them',
        remedy: 'have the quota lambda L-B99A9384 raised: new accounts have 10',
        judgement: { is: 'room', needed: mostFunctionsAtOnce(templates), limit: 'functions' },
      },
    ],
  };
}

/** What the account may have, against what it has and what this output needs. */
export function quotaChecks(scenario: EksScenario, templates: Templates): AwsPart {
  const asked = [counted(templates), vcpuQuotas(scenario, templates), natGatewayQuotas(scenario, templates)];
  const parts = [...asked, functions(templates), reportedQuotas(templates)];
  return {
    questions: [
      ...quotaQuestions(asked.flatMap(({ quotas }) => quotas)),
      ...parts.flatMap(({ questions }) => questions),
    ],
    checks: parts.flatMap(({ checks }) => checks),
  };
}
