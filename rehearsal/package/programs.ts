/** One program of examples/package, and what its output must show. */
export interface Program {
  readonly script: string;
  readonly claim: string;
  readonly expectedStatus: number;
  /** Each must be matched by what the program prints. */
  readonly shows: readonly RegExp[];
}

/** What a stranger does with the package: each program imports nothing of the repository but the tarball. */
export const PROGRAMS: readonly Program[] = [
  {
    script: 'check',
    claim: 'the programs compile against the types of the package',
    expectedStatus: 0,
    shows: [],
  },
  {
    script: 'service',
    claim: 'ZoneSpreadService works in a plain cdk8s app',
    expectedStatus: 0,
    shows: [/^kind: Deployment$/m, /topologyKey: topology.kubernetes.io\/zone/, /^kind: PodDisruptionBudget$/m],
  },
  {
    script: 'database',
    claim: 'AuroraServerlessAddOn works in a plain EKS Blueprints app',
    expectedStatus: 0,
    shows: ['a', 'b', 'c'].map((zone) => new RegExp(`^database instance in eu-west-1${zone}$`, 'm')),
  },
  {
    script: 'rules',
    claim: 'the rules fail a plain CDK app whose zones share one NAT gateway',
    expectedStatus: 1,
    shows: [/HA-AWS-002/],
  },
];
