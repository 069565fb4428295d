/** The ids of what the next key can go to. */
export const FOCUS = {
  banner: 'build-error',
  screen: 'screen',
  title: 'step-title',
  tab: 'tab-current',
  connect: 'connect-title',
  account: 'account-title',
  connectError: 'connect-error',
  errors: 'errors',
  result: 'result',
  record: 'record',
  main: 'main-button',
  history: 'history-title',
  run: 'run-title',
} as const;

/** The id of a field, or of a part of it. */
export const fieldId = (path: string, part = ''): string =>
  ['field', ...path.split('/'), ...(part ? [part] : [])].join('-');

/** The id of an order of a service. */
export const orderId = (service: string, number: string): string => `order-${service}-${number}`;
