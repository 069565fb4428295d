import type { Service } from '../src/contract/service.ts';

/** A service without what Zapier's directory does not want: actions that delete (publishing requirement 5.7). */
export const forDirectory = <Client>(service: Service<Client>): Service<Client> => ({
  ...service,
  commands: { ...service.commands, delete_order: 'not offered' },
});
