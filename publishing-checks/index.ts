/** What a project needs of the checks. */

export { brokenFields } from './compatibility.ts';
export { actionsOf, type Definition, fillableFields } from './definition.ts';
export { definitionOf, definitionWith, type Shown } from './handler.ts';
export { outlineOf, typesOf } from './outline.ts';
export type { Known, Listing } from './rule.ts';
export { RULES } from './rules.ts';
export { LIVE } from './samples.ts';
export { startChecks } from './server.ts';
export { plainAddresses, titleCase } from './words.ts';
