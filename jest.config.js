// ES modules that linkedom takes its parser and its selectors from: jest loads none, so they are translated
const MODULES =
  'css-select|css-what|domutils|domhandler|domelementtype|dom-serializer|entities|nth-check|boolbase|htmlparser2|cssomnom';
// what requires modules that only jest knows how to load
const LOADED_BY_JEST = `${MODULES}|linkedom|@observablehq|d3[^/]*|@swc|@jest|jest-[^/]*`;

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/run/environment.ts',
  roots: ['<rootDir>/test'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
    [`/node_modules/(${MODULES})/.+[.]js$`]: ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
    // the others are loaded once per worker
    '/test/run/once-per-worker/.+[.]js$': '<rootDir>/test/run/library.js',
    [`/node_modules/(?!(${LOADED_BY_JEST})/).+[.]c?js$`]: '<rootDir>/test/run/library.js',
  },
  transformIgnorePatterns: [`/node_modules/(?=(${LOADED_BY_JEST})/)(?!(${MODULES})/)`],
  // the tests that need a browser have a configuration of their own
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/'],
  moduleNameMapper: {
    '^@aws-cdk/aws-service-spec$': '<rootDir>/test/run/once-per-worker/service-spec.js',
    // TypeScript wants the ending in a dynamic import
    '^([.].*/(write-scenario|aws-scenarios|synthesize-eks|write-eks))[.]js$': '$1',
    // of these it takes the builds that are no ES modules
    '^@observablehq/plot$': '<rootDir>/node_modules/@observablehq/plot/dist/plot.umd.js',
    '^d3@[^/]+/dist/d3[.]min[.]js$': '<rootDir>/node_modules/d3/dist/d3.js',
  },
  globalSetup: '<rootDir>/test/run/begin.ts',
  globalTeardown: '<rootDir>/test/run/end.ts',
  setupFilesAfterEnv: ['<rootDir>/test/offline.ts'],
  testTimeout: 30_000,
  // jest leaves one core idle by itself, which on two cores is half of the machine
  maxWorkers: '100%',
  // milliseconds: with a gigabyte of heap a worker needs more than the usual half second to end by itself
  workerGracefulExitTimeout: 10_000,
};
