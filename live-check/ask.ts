import * as zod from 'zod/mini';
import { API_KEY } from '../src/contract/api-key.ts';
import { parseInput } from '../src/form/parse-input.ts';
import { SERVICES } from '../src/services/index.ts';
import { serviceOf } from '../src/zapier/connection.ts';
import type { Questions } from './questions.ts';
import type { OrderWishes } from './script.ts';
import { type Account, CHECKED_SERVICES, type CheckedService } from './services.ts';

/** What was typed, or found in the environment, cannot be right. */
export class WrongAnswer extends Error {
  override name = 'WrongAnswer';
}

/** @throws {WrongAnswer} for an unknown service */
export async function askService(questions: Questions): Promise<CheckedService> {
  const list = CHECKED_SERVICES.map(({ id, title }) => `  ${id.padEnd(16)} ${title}`).join('\n');
  const id = process.env.authData_service ?? (await questions.ask(`${list}\nService:`));
  const service = CHECKED_SERVICES.find((known) => known.id === id);
  if (service === undefined) throw new WrongAnswer(`There is no service "${id}".`);
  return service;
}

/**
 * @throws {WrongAnswer} for what cannot be a key
 * @throws {FormError} for what cannot be a login
 */
export async function askAccount(questions: Questions, service: CheckedService): Promise<Account> {
  const { authData_login, authData_api_key } = process.env;
  const login = service.isShop ? (authData_login ?? (await questions.ask('Login:'))).trim() : '';
  const key = authData_api_key ?? (await questions.askHidden('API Key (not shown):'));
  if (!zod.safeParse(API_KEY, key).success) throw new WrongAnswer('API Key: paste the whole key.');
  return { login: service.isShop ? formLogin(login, service.id) : '', key };
}

/** Stands in for the key where only the login is of interest. */
const SOME_KEY = 'X'.repeat(40);

/** Returns a login as the form of a connection takes it, but for its capitals, of which the run finds out. */
function formLogin(typed: string, id: string): string {
  const { connectionForm, title } = serviceOf(SERVICES, { service: id });
  const values = parseInput(connectionForm, { login: typed.toLowerCase(), api_key: SOME_KEY }, title);
  const login = 'login' in values ? String(values.login) : '';
  return typed.toLowerCase() === login ? typed : login;
}

/** @throws {WrongAnswer} for what cannot be an address */
export async function askWishes(
  questions: Questions,
  { isShop }: CheckedService,
  byApi2: boolean,
): Promise<OrderWishes> {
  const { LIVE_CHECK_EMAIL, LIVE_CHECK_PRODUCT, LIVE_CHECK_COUPON } = process.env;
  const kind = isShop ? 'a digital product made for this' : 'a product';
  const email = LIVE_CHECK_EMAIL ?? (await questions.ask('Your own email address, for the test order:'));
  const product = LIVE_CHECK_PRODUCT ?? (await questions.ask(`Code of ${kind}:`));
  if (!zod.safeParse(zod.email(), email).success) {
    throw new WrongAnswer('The test order needs your email address.');
  }
  if (!isShop || byApi2) return { email, product, byApi2: isShop };
  const coupon =
    LIVE_CHECK_COUPON ?? (await questions.ask('Code of a coupon that may be used (empty for none):'));
  return { email, product, byApi2, ...(coupon !== '' && { coupon }) };
}
