export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{simulation,test}/**/*.test.ts'],
  // Those need a browser, and have a command of their own.
  testPathIgnorePatterns: ['<rootDir>/test/e2e/'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  restoreMocks: true,
};
