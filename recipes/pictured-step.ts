import type { Recipe } from './recipe.ts';

/** Returns which step of a recipe its picture is of, from 0 on: the last of those in which most is filled in. */
export function picturedStep({ steps }: Recipe): number {
  const counts = steps.map((step) => Object.keys(('fields' in step && step.fields) || {}).length);
  return counts.lastIndexOf(Math.max(...counts));
}
