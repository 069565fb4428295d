/** The Lambda handler of a Zapier app, as core's `createAppHandler` makes it. */
export type Handler = (event: object, context: object) => Promise<{ results: unknown }>;

/** What a step failed with: the Zapier error's name and what a user reads, which core packs into JSON for some errors. */
export interface StepError {
  name: string;
  message: string;
}

export function stepErrorOf(error: unknown): StepError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  try {
    return { name: error.name, message: String(JSON.parse(error.message).message) };
  } catch {
    return { name: error.name, message: error.message };
  }
}
