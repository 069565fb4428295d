import { json, type Reply } from '../sandbox/reply.ts';
import type { Random } from './random.ts';
import { HOUR, sleep } from './zapier/clock.ts';

/** Something that is wrong with an account: every request is turned away with the same answer. */
export interface Trouble {
  what: string;
  reply: Reply;
  /** Whether it ends when its owner connects the account anew. Anything else ends by itself, after hours. */
  needsNewKey: boolean;
}

/** What a shop answers before it knows the account: without a signature. */
const shopTrouble = (code: number, text: string, needsNewKey: boolean): Trouble => ({
  what: `account: code ${code}`,
  reply: json(200, { error_code: code, error_text: text, hash: '' }),
  needsNewKey,
});

const aplautTrouble = (status: number, needsNewKey: boolean): Trouble => ({
  what: `account: HTTP ${status}`,
  reply: { status, headers: { 'content-type': 'text/plain' }, body: '' },
  needsNewKey,
});

/** The answers of a shop to requests that it turns away (help.influencersoft.com, article 360050392312). */
export const SHOP_TROUBLES: Troubles = [
  shopTrouble(1, 'not transferred hash', false),
  shopTrouble(2, 'no transmitted data', false),
  shopTrouble(4, 'incorrect hash', true),
  shopTrouble(5, 'invalid user name', true),
  shopTrouble(6, 'permission denied for ip', false),
  shopTrouble(7, 'account disabled', true),
  shopTrouble(8, 'requests limit', false),
];
export const APLAUT_TROUBLES: Troubles = [aplautTrouble(401, true), aplautTrouble(403, false)];
export type Troubles = readonly [Trouble, ...Trouble[]];

/** An account whose key is revoked, whose API is switched off, and the like, for hours. */
export class Account {
  trouble: Trouble | undefined;
  readonly #random: Random;
  readonly #troubles: Troubles;

  constructor(random: Random, troubles: Troubles) {
    this.#random = random;
    this.#troubles = troubles;
  }

  /** Goes on until a time in milliseconds, after which nothing is wrong any more. */
  async change(end: number): Promise<void> {
    while (Date.now() < end) {
      await sleep(this.#random.int(1, 24) * HOUR);
      if (Date.now() > end) break;
      this.trouble = this.#random.pick(this.#troubles);
      await sleep(Math.min(this.#random.int(1, 10) * HOUR, end - Date.now()));
      if (this.trouble?.needsNewKey === false) this.trouble = undefined;
    }
    this.trouble = undefined;
  }

  /** What its owner does who has read Zapier's mail. */
  renewKey(): void {
    if (this.trouble?.needsNewKey) this.trouble = undefined;
  }
}

/** All troubles by what is noted of them. */
export const TROUBLES = new Map(
  [...SHOP_TROUBLES, ...APLAUT_TROUBLES].map((trouble) => [trouble.what, trouble]),
);
