export default {
  testEnvironment: 'node',
  roots: ['editor', 'live-check', 'publishing-checks', 'simulation', 'test', 'tools'],
  testMatch: ['**/*.test.ts'],
  // Those need a browser, and have a command of their own.
  testPathIgnorePatterns: ['/e2e/'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  setupFiles: ['<rootDir>/test/support/memory-limit.ts', '<rootDir>/test/support/random-runs.ts'],
  restoreMocks: true,
  // No test measures time; on a busy machine the longest takes many times its usual second.
  testTimeout: 60_000,
};
