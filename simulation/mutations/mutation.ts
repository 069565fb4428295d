import type { ScenarioName } from '../scenarios.ts';

/** A rule of the app, how to break it, and a run that notices. */
export interface Mutation {
  /** What is so once it is broken. */
  rule: string;
  file: string;
  /** A piece of the file that is there once, and what to put in its place. */
  find: string;
  replace: string;
  /** The run, and the promise that it finds broken: a column of its table. */
  scenario: ScenarioName;
  seed: number;
  breaks: string;
}
