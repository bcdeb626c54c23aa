import type { Cluster, Database, Topology } from '../topology';

const PLATFORMS: Readonly<Record<Cluster['platform'], string>> = { eks: 'EKS', gke: 'GKE', kubernetes: 'Kubernetes' };

const ENGINES: Readonly<Record<Database['engine'], string>> = {
  aurora: 'Aurora',
  rds: 'RDS',
  'cloud-sql': 'Cloud SQL',
  'cloudnative-pg': 'PostgreSQL',
  cockroachdb: 'CockroachDB',
  other: 'a database',
};

/** What a person calls the engine. */
export const engineName = (engine: Database['engine']): string => ENGINES[engine];

/** Short name of an output by what is in it: `EKS + Aurora`. */
export function scenarioTitle({ clusters, databases, name }: Topology): string {
  const parts = [
    ...new Set(clusters.map(({ platform }) => PLATFORMS[platform])),
    ...new Set(databases.map(({ engine }) => engineName(engine))),
  ];
  return parts.length > 0 ? parts.join(' + ') : name;
}
