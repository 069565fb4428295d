import { ENCODED_BY_PHP_ALONE } from '../../src/services/shop/http-build-query.ts';
import { API2_IDS, SHOP_IDS } from '../assumptions.ts';
import { isTrouble } from '../probe.ts';
import { CannotGoOn, type OrderWishes, type Script, type Tools } from '../script.ts';
import { type Answer, type Json, LIMIT, numberIn, reasonOf, recordsIn } from './answer.ts';
import { type ShopAccount, ShopApi } from './api.ts';
import { checkCreated, checkRepetition } from './created.ts';
import { checkApi2Times, checkLists } from './lists.ts';
import { TestOrder } from './order.ts';
import { checkReads } from './reads.ts';
import { checkDeletion, checkStatuses } from './statuses.ts';

/** Whether an answer proves the account: success, or a shop without products. */
const isConnected = ({ code }: Answer): boolean => code === 0 || code === 700;

/** The checks of InfluencerSoft and JustClick. */
export class ShopScript implements Script {
  readonly #service: string;
  readonly #account: ShopAccount;
  readonly #api: ShopApi;
  readonly #tools: Tools;
  readonly #order: TestOrder | undefined;

  /** @param wishes what the test order holds; left out, only what changes nothing is checked */
  constructor(service: string, account: ShopAccount, tools: Tools, wishes?: OrderWishes) {
    this.#service = service;
    this.#account = account;
    this.#api = new ShopApi(account, tools);
    this.#tools = tools;
    this.#order = wishes && new TestOrder(this.#api, wishes, tools.now());
  }

  async run(): Promise<void> {
    const { findings, now } = this.#tools;
    const goods = await this.#connect();
    findings.begin();
    await checkReads(this.#api, goods, now(), findings);
    this.#sayWhatIsLeftOut();
    const order = this.#order;
    if (order === undefined) return;
    const number = await this.#create(order);
    findings.begin();
    const around = await checkCreated(order, number, findings);
    findings.begin();
    if (order.wishes.byApi2) {
      await checkApi2Times(order, number, findings);
    } else {
      await checkRepetition(order, number, findings);
      await checkLists(order, number, around, goods, findings);
      findings.begin();
      await checkStatuses(this.#api, order, number, now(), findings);
    }
    findings.begin();
    await checkDeletion(this.#api, order, number, findings);
    findings.leaveOut([...SHOP_IDS, ...API2_IDS], 'There was no occasion.');
  }

  cleanUp(): Promise<string[]> {
    return this.#order?.cleanUp() ?? Promise.resolve([]);
  }

  /** Proves the account, and returns its products. */
  async #connect(): Promise<Json[]> {
    const { findings } = this.#tools;
    const { login, key } = this.#account;
    let answer = await this.#api.ask('GetAllGoods');
    const isTaken = isConnected(answer);
    if (!isTaken && login !== login.toLowerCase()) {
      this.#api.signAsTyped();
      answer = await this.#api.ask('GetAllGoods');
    }
    if (!isConnected(answer)) {
      const reason = reasonOf(answer, 'GetAllGoods', this.#service);
      throw new CannotGoOn(
        isTrouble(answer)
          ? `${this.#service} is busy or broken: ${reason}. Try again later.`
          : `${this.#service} does not accept this account: ${reason}.`,
      );
    }
    findings.judge('login-case', isTaken, 'Taken in lowercase.', 'Taken only as it was typed.');
    findings.judge(
      'key-characters',
      key.search(ENCODED_BY_PHP_ALONE) === -1,
      'None of them.',
      'One of them.',
    );
    return recordsIn(answer);
  }

  #sayWhatIsLeftOut(): void {
    const { findings } = this.#tools;
    const wishes = this.#order?.wishes;
    if (wishes === undefined) {
      findings.leaveOut([...SHOP_IDS, ...API2_IDS], 'Needs a test order.');
    } else if (wishes.byApi2) {
      findings.leaveOut(SHOP_IDS, 'Needs a test order by the standard API: run it without --api2.');
    } else {
      findings.leaveOut(API2_IDS, 'Needs a test order by API 2.0: run it with --api2.');
      if (wishes.coupon === undefined) findings.leaveOut(['coupon-code'], 'Needs a coupon.');
    }
  }

  /** Makes the test order, and returns its number. */
  async #create(order: TestOrder): Promise<string> {
    const { say } = this.#tools;
    say(`Making the test order of ${order.wishes.email}, tagged ${order.tag}.`);
    const answer = await order.send();
    const number = (answer.code === 0 ? numberIn(answer) : undefined) ?? (await this.#find(order, answer));
    if (number === undefined) {
      throw new CannotGoOn(`The test order was not made: ${reasonOf(answer, 'CreateOrder', this.#service)}.`);
    }
    say(`The test order is ${number}.`);
    return number;
  }

  /** API 2.0 returns no number; and a shop may have made what it says it has not. */
  async #find(order: TestOrder, answer: Answer): Promise<string | undefined> {
    // What was answered so far is what is to be judged.
    this.#tools.findings.begin();
    const number = await order.find();
    if (answer.code === LIMIT) {
      const seen = `Code 8, and the order is ${number === undefined ? 'not ' : ''}there.`;
      this.#tools.findings.judge('code-8', number === undefined, seen);
    }
    return number;
  }
}
