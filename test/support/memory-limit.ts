// After 250 runs core ends a process that holds more than 450 MB, for Zapier to start another. A test worker holds all of
// Jest besides, and nobody starts another. Jest loads this before each file.
jest.requireActual<{ KILL_MAX_LIMIT: number }>('zapier-platform-core/src/constants').KILL_MAX_LIMIT =
  Number.POSITIVE_INFINITY;
