import type { GkeCockroachDbScenario } from '../../scenario';
import type { Operator } from '../operators';
import type { Stage } from '../stage';

/** What the guide of a deployment, and each of its parts, describes. */
export interface DeployGuideProps {
  readonly scenario: GkeCockroachDbScenario;
  readonly management: readonly Stage[];
  readonly operators: readonly Operator[];
  readonly workload: readonly Stage[];
}
