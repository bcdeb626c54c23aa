import type { ComputeSecurityPolicySpec, SecurityPolicyRule } from '../kinds/compute-edge';

/** Rule sets of Cloud Armor for what attackers put into requests. @see https://cloud.google.com/armor/docs/waf-rules */
const RULE_SETS = [
  { ruleSet: 'sqli-v33-stable', attack: 'SQL injection' },
  { ruleSet: 'xss-v33-stable', attack: 'cross-site scripting' },
  { ruleSet: 'lfi-v33-stable', attack: 'local file inclusion' },
  { ruleSet: 'rce-v33-stable', attack: 'remote code execution' },
];

/** Requests a minute from one address, above which it is told to slow down: 20 a second, an office behind one NAT. */
const REQUESTS_A_MINUTE = 1200;

/** Every policy must end with a rule of exactly this priority that matches everybody. */
const DEFAULT_RULE_PRIORITY = 2_147_483_647;

const everybody = { versionedExpr: 'SRC_IPS_V1', config: { srcIpRanges: ['*'] } } as const;

/** What Cloud Armor does with the requests to the services. */
export function securityPolicySpec(): ComputeSecurityPolicySpec {
  return {
    type: 'CLOUD_ARMOR',
    adaptiveProtectionConfig: { layer7DdosDefenseConfig: { enable: true, ruleVisibility: 'STANDARD' } },
    advancedOptionsConfig: { jsonParsing: 'STANDARD', logLevel: 'NORMAL' },
    rule: [...RULE_SETS.map(watchFor), slowDown, letIn],
  };
}

/** In preview: the log shows what the rule would refuse. Read it under real traffic, then take `preview` away. */
function watchFor({ ruleSet, attack }: (typeof RULE_SETS)[number], index: number): SecurityPolicyRule {
  return {
    action: 'deny(403)',
    priority: 1000 + index * 10,
    description: attack,
    preview: true,
    // the lowest sensitivity: the fewest false alarms
    match: { expr: { expression: `evaluatePreconfiguredWaf('${ruleSet}', {'sensitivity': 1})` } },
  };
}

const slowDown: SecurityPolicyRule = {
  action: 'throttle',
  priority: 2000,
  description: 'requests of one address',
  match: everybody,
  rateLimitOptions: {
    conformAction: 'allow',
    exceedAction: 'deny(429)',
    enforceOnKey: 'IP',
    rateLimitThreshold: { count: REQUESTS_A_MINUTE, intervalSec: 60 },
  },
};

const letIn: SecurityPolicyRule = {
  action: 'allow',
  priority: DEFAULT_RULE_PRIORITY,
  description: 'default',
  match: everybody,
};
