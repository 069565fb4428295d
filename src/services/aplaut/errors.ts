import type { Fault } from '../../http/failures.ts';

/** What an HTTP status of Aplaut means where the operation has no meaning of its own for it. */
export interface StatusRow extends Pick<Fault, 'kind' | 'says' | 'todo'> {
  status: number;
}

/** `{reasons}` is what Aplaut says about each field. */
export const STATUSES: readonly StatusRow[] = [
  {
    status: 401,
    kind: 'connection',
    says: 'Aplaut does not accept the API Key',
    todo: 'Copy it again from the section "Developers", choose the Service that fits it (API key or OAuth application), and reconnect.',
  },
  {
    status: 403,
    kind: 'connection',
    says: 'this key may not use the Platform API',
    todo: 'Give the application in the section "Developers" of Aplaut the Platform API scope, and reconnect.',
  },
  {
    status: 422,
    kind: 'refused',
    says: 'Aplaut does not accept {reasons}',
    todo: 'Correct it and run the step again.',
  },
];

/** For any other status from 400 to 499. */
export const OTHER_STATUS: Omit<StatusRow, 'status'> = {
  kind: 'refused',
  says: 'Aplaut refused the request ({reasons})',
  todo: 'Check the values of this step; if they are right, tell the support of Aplaut.',
};
