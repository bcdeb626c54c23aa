import type { AwsConfig, Config, GoogleConfig } from '../schema';
import type { ConfigRule } from './rule';

/** The section of the configuration that each scenario reads. */
const SECTION = {
  'gke-cockroachdb': 'google',
  'eks-postgres': 'aws',
  'eks-aurora': 'aws',
  'eks-cockroachdb': 'aws',
} as const;

/** Every scenario that is asked for has its section, and none is named twice. */
export const scenarioSections: ConfigRule = function* ({ config, valid }) {
  if (!valid('scenarios')) return;
  for (const [index, id] of config.scenarios.entries()) {
    if (config.scenarios.indexOf(id) !== index) {
      yield { path: ['scenarios', index], allowed: 'each scenario once', remedy: 'remove the repeated name' };
    }
  }
  for (const section of new Set(config.scenarios.map((id) => SECTION[id]))) {
    if (!valid(section) || config[section] !== undefined) continue;
    const asking = [...new Set(config.scenarios.filter((id) => SECTION[id] === section))].join(', ');
    yield {
      path: [section],
      allowed: `a section ${section}, because scenarios lists ${asking}`,
      remedy: `add the section, as trizone.yaml shows it, or remove ${asking} from scenarios`,
    };
  }
};

/** Whether the configuration has what the scenarios on Google Cloud need. */
export const hasGoogle = (config: Config): config is GoogleConfig => config.google !== undefined;

/** Whether the configuration has what the scenarios on AWS need. */
export const hasAws = (config: Config): config is AwsConfig => config.aws !== undefined;
