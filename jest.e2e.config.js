import base from './jest.config.js';

export default {
  ...base,
  testMatch: ['**/e2e/*.test.ts'],
  testPathIgnorePatterns: [],
  testTimeout: 60_000,
};
