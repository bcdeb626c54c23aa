// Imports run downwards only. Each room names the rooms it may import; everything else of lib is forbidden to it.
const ROOMS = {
  zones: [],
  machines: ['zones'],
  config: ['machines', 'zones'],
  scenario: ['config', 'zones'],
  workloads: ['zones'],
  preflight: [],
  rights: [],
  'gke-kcc': ['preflight', 'workloads', 'scenario', 'zones'],
  aws: ['preflight', 'workloads', 'scenario', 'machines', 'zones'],
  // what judges: it meets what declares through files only
  topology: ['machines', 'zones'],
  resilience: ['topology', 'zones'],
  'deployment-order': ['topology'],
  validation: ['resilience', 'topology', 'zones'],
  difference: ['resilience', 'topology', 'zones'],
  diagrams: ['topology', 'resilience', 'zones'],
  report: ['diagrams', 'resilience', 'topology', 'zones'],
};

const rooms = Object.entries(ROOMS).map(([room, below]) => ({
  name: `${room}-imports-only-downwards`,
  severity: 'error',
  from: { path: `^lib/${room}/` },
  to: { path: '^(lib|bin|test)/', pathNot: `^lib/(${[room, ...below].join('|')})/` },
}));

const packages = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to: { path: to } });

module.exports = {
  forbidden: [
    ...rooms,
    {
      // what declares and what judges meet only through files; of the difference the rehearsal takes the fields that cannot change,
      // and the drill the table of rights, which the tests of what declares take too
      name: 'rehearsal-reads-only-files',
      severity: 'error',
      from: { path: '^rehearsal/' },
      to: {
        path: '^(lib|bin|test)/',
        pathNot: '^lib/(zones|machines|config|rights|topology|resilience|difference)/index[.]ts$',
      },
    },
    {
      name: 'nothing-imports-the-rehearsal',
      severity: 'error',
      from: { path: '^(lib|bin)/' },
      to: { path: '^rehearsal/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'rooms-are-entered-by-their-index',
      severity: 'error',
      from: { path: '^lib/([^/]+)/' },
      to: { path: '^lib/[^/]+/', pathNot: '^lib/($1/|[^/]+/index[.]ts$)' },
    },
    {
      name: 'every-room-is-listed',
      severity: 'error',
      from: {},
      to: { path: '^lib/', pathNot: `^lib/(${Object.keys(ROOMS).join('|')})/` },
    },
    packages('only-config-knows-zod', '^lib/(?!config/)', 'node_modules/zod/'),
    packages(
      'deciding-knows-no-constructs',
      '^lib/(zones|machines|config|scenario)/',
      'node_modules/(cdk8s|cdk8s-plus-33|constructs|aws-cdk-lib)/',
    ),
    packages('workloads-and-google-know-no-aws', '^lib/(workloads|gke-kcc)/', 'node_modules/aws-cdk-lib/'),
    packages(
      'only-the-blueprint-folder-knows-eks-blueprints',
      '^lib/(?!aws/blueprint/)',
      'node_modules/@aws-quickstart/',
    ),
    {
      name: 'lib-touches-no-files-processes-or-network',
      severity: 'error',
      // the plugins are handed paths, not texts
      from: { path: '^lib/(?!validation/)' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
  },
};
