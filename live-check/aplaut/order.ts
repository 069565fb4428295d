import { type Params, paramsOf } from '../../src/contract/param-map.ts';
import { parseInput } from '../../src/form/parse-input.ts';
import { createOrder } from '../../src/services/aplaut/create-order.ts';
import { orderPath } from '../../src/services/aplaut/order-number.ts';
import { DELETE_ATTEMPTS, type OrderWishes } from '../script.ts';
import type { Answer, AplautApi } from './api.ts';

const ONE_ORDER = '/orders/{number}';

/** The one order that a run makes in Aplaut. Its number is chosen here, so there can be only one. */
export class TestOrder {
  readonly number: string;
  /** What is sent to make it. */
  readonly attributes: Params;
  readonly #api: AplautApi;
  #mayBeThere = false;

  /**
   * @param now in milliseconds
   * @throws {FormError} for wishes that Create Order does not take
   */
  constructor(api: AplautApi, { email, product }: OrderWishes, now: number) {
    // With a capital, to see whether it comes back as it was sent.
    this.number = `Live-check-${now.toString(36)}`;
    const input = parseInput(createOrder.input, {
      order_number: this.number,
      email,
      full_name: 'Live Check',
      items: [
        { product, name: 'Second', price: '20.25' },
        { product, name: 'Second', price: '20.25' },
        { product, name: 'First', price: '10.5' },
      ],
      payment_status: 'not-paid',
      details: { region: '74' },
    });
    this.attributes = paramsOf(createOrder.params, input);
    this.#api = api;
  }

  /** Sends it as a new order. */
  create(attributes: Params = this.attributes): Promise<Answer> {
    this.#mayBeThere = true;
    return this.#api.ask('POST', '/orders', { attributes });
  }

  /** Changes it. It would be made if it were not there. */
  change(attributes: Params): Promise<Answer> {
    this.#mayBeThere = true;
    return this.#api.ask('PUT', orderPath(this.number), { name: ONE_ORDER, attributes });
  }

  /** @param suffix what to write after its number, encoded */
  read(suffix = ''): Promise<Answer> {
    return this.#api.ask('GET', `${orderPath(this.number)}${suffix}`, { name: `${ONE_ORDER}${suffix}` });
  }

  /** Deletes it if it may be there. */
  async cleanUp(): Promise<string[]> {
    if (!this.#mayBeThere) return [];
    for (let attempt = 0; attempt < DELETE_ATTEMPTS; attempt += 1) {
      try {
        const { status } = await this.#api.ask('DELETE', orderPath(this.number), { name: ONE_ORDER });
        if (status === 204 || status === 404) {
          this.#mayBeThere = false;
          return [];
        }
      } catch {
        // The next attempt tells.
      }
    }
    return [`perhaps order ${this.number}`];
  }
}
