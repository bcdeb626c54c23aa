import { stringify } from 'yaml';
import { versions } from '../scenario';
import { CERT_MANAGER_BUDGET_FINDING, CERT_MANAGER_NAMESPACE, certManagerValues } from '../workloads';

/** An operator that must be in the workload cluster before its first stage, installed by Helm. */
export interface Operator {
  readonly release: string;
  readonly namespace: string;
  readonly chart: string;
  readonly version: string;
  /** File with the values, relative to the scenario's folder. */
  readonly valuesFile: string;
  readonly values: string;
}

const { rule, reason } = CERT_MANAGER_BUDGET_FINDING;

/** cert-manager, which issues every certificate of the database. */
export function certManager(): Operator {
  return {
    release: 'cert-manager',
    namespace: CERT_MANAGER_NAMESPACE,
    ...versions.CERT_MANAGER_CHART,
    valuesFile: 'operators/cert-manager.values.yaml',
    // the schema of the chart's values admits no field for it
    values: `# resilience.trizone.dev/acknowledge-${rule}: ${reason}\n${stringify(certManagerValues(), { aliasDuplicateObjects: false })}`,
  };
}
