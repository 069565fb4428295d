import zapier from 'zapier-platform-core';
import app from '../../index.ts';
import { type Definition, definitionOf, definitionWith, type Shown } from '../../publishing-checks/index.ts';

const handler = zapier.createAppHandler(app);

/** Every form that an action can show. JustClick has those of InfluencerSoft. */
export const FORMS: Readonly<Record<string, Shown>> = {
  shop: { authData: { service: 'influencersoft' }, inputData: {} },
  shop_api2: { authData: { service: 'influencersoft' }, inputData: { api: 'api2' } },
  aplaut: { authData: { service: 'aplaut' }, inputData: {} },
};

/** The definition of this app. */
export const appDefinition = (): Promise<Definition> => definitionOf(handler);

/** The same with the fields of one form. */
export const appDefinitionWith = (shown: Shown): Promise<Definition> => definitionWith(handler, shown);
