import app from '../index.ts';
import { perform } from './bare-app.ts';

/** The bare app's step in the definition of ours, to tell what a large definition costs in core from what our code costs. */
const { create_order } = app.creates;
if (create_order === undefined) throw new Error('The app has no Create Order.');

export default {
  ...app,
  creates: {
    ...app.creates,
    create_order: { ...create_order, operation: { ...create_order.operation, perform } },
  },
};
