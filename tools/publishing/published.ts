import type { outlineOf, typesOf } from '../../publishing-checks/index.ts';

/** What Zaps can hold on to in a version: what Zapier sees of it, and the fields that forms have besides, which it does not. */
export interface Published extends ReturnType<typeof outlineOf> {
  forms: Readonly<Record<string, Readonly<Record<string, ReturnType<typeof typesOf>>>>>;
}
