/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  setupFilesAfterEnv: ['<rootDir>/test/offline.ts'],
  testTimeout: 30_000,
  // jest leaves one core idle by itself, which on two cores is half of the machine
  maxWorkers: '100%',
};
