import * as zod from 'zod/mini';
import { anyCatalogue, anyWording, type Listed } from './catalogue.ts';
import type { Random } from './random.ts';
import { count, playSeed, type Report, type Run } from './run.ts';
import { connectAll, makeWorld } from './world.ts';
import type { App } from './zapier/app.ts';
import { Calls } from './zapier/calls.ts';
import { MINUTE, sleep } from './zapier/clock.ts';
import type { Incident } from './zapier/network.ts';
import { Steps, type Try } from './zapier/steps.ts';

/** How a promise about Find Product can be broken. */
export const SEARCH_VIOLATIONS = {
  wrong: 'returned a product that is not the one, or a partial match beside a whole one',
  unfound: 'did not return a product that matches',
  unsaid: 'left products unread and did not say so, or said so and had read all',
  costly: 'took more requests than it needs',
  failed: 'failed, though nothing went wrong',
};
type Violation = keyof typeof SEARCH_VIOLATIONS;

/** How many catalogues one run has, and how many searches each. */
const CATALOGUES = 5;
const SEARCHES = 16;

/** How many products a search in Aplaut reads, and how many there are on a page. */
const MOST_READ = 750;
const PAGE = 25;

/** Searches for products, one after the other, in catalogues that are large, odd and changed. */
export const playSearches = (run: Run): Promise<Report> => playSeed(run, play);

async function play(random: Random, app: App): Promise<Report> {
  const report: Report = { rows: {}, violations: [] };
  /** How many requests each step has sent; no other has the same list of incidents. */
  const requestsOf = new Map<readonly Incident[], number>();
  const world = makeWorld(random, app, {
    climate: { fine: 0.001, rough: 0.03 },
    witness: ({ incidents }) => requestsOf.set(incidents, (requestsOf.get(incidents) ?? 0) + 1),
  });
  const connections = connectAll();
  const steps = new Steps(new Calls(world.machines, world.cache), {
    throttle: app.throttle,
    hasAutoreplay: false,
  });
  const changing = world.weathers.map((weather) => weather.change());
  for (let left = CATALOGUES; left > 0; left -= 1) {
    const catalogue = anyCatalogue(random);
    stock(catalogue);
    for (let more = SEARCHES; more > 0; more -= 1) {
      await sleep(random.int(1, 30) * MINUTE);
      await search(catalogue);
    }
  }
  for (const weather of world.weathers) weather.clear();
  await Promise.all(changing);
  return report;

  /** Puts products on the shelves of all services. */
  function stock(catalogue: readonly Listed[]): void {
    world.aplaut.products = catalogue.map(({ code, title }) => ({
      external_id: code,
      name: title,
      price: 90,
    }));
    const goods = catalogue.map(({ code, title }, index) => ({
      good_id: index + 1,
      good_name: code,
      good_title: title,
      good_sum: '90.00',
      good_type: 0 as const,
    }));
    world.influencersoft.goods = goods;
    world.justclick.goods = goods;
  }

  async function search(catalogue: readonly Listed[]): Promise<void> {
    const account = random.weighted({
      influencersoft: 1,
      justclick: 1,
      justclick_ru: 0.3,
      aplaut: 5,
      aplaut_oauth: 1,
    });
    const service = account.startsWith('aplaut') ? 'Aplaut' : 'InfluencerSoft and JustClick';
    const { kind, text } = anyWording(random, catalogue);
    const step = {
      connection: connections[account],
      action: 'searches.find_product',
      inputData: { query: text },
    };
    const one = await steps.runOnce(step, 'event');
    const requests = requestsOf.get(one.incidents) ?? 0;
    const name = `${service}: ${kind}`;
    const { found, isSaidToBeCut } = outcomeOf(one);
    count(report, name, 'searches');
    count(report, name, 'requests', requests);
    if (isTroubled(one)) count(report, name, 'troubled');
    if (found.length > 0) count(report, name, 'found');
    if (isSaidToBeCut) count(report, name, 'cut');
    const due = service === 'Aplaut' ? dueInAplaut(text, catalogue) : dueInShop(text, catalogue);
    for (const violation of brokenBy(one, requests, due)) {
      count(report, name, violation);
      report.violations.push(
        `${name}: ${SEARCH_VIOLATIONS[violation]}\n  ${JSON.stringify(text)} in ${catalogue.length} products, ` +
          `${requests} requests, due ${JSON.stringify(due).slice(0, 200)}: ${JSON.stringify(one).slice(0, 400)}`,
      );
    }
  }
}

/** What has to come of a search. */
interface Due {
  /** The codes of the products that may be returned; one of them has to be. */
  codes: readonly string[];
  /** The most requests that it takes. */
  requests: number;
  /** Whether products are left unread; `undefined` where the app cannot know. */
  isCut: boolean | undefined;
}

/** A code is asked for as it is; anything else is looked for among the first products. */
function dueInAplaut(text: string, catalogue: readonly Listed[]): Due {
  const code = text.trim();
  const canAsk = !/,|\{\{/.test(code);
  if (canAsk && catalogue.some((listed) => listed.code === code))
    return { codes: [code], requests: 1, isCut: false };
  const read = catalogue.slice(0, MOST_READ);
  // A full page does not say that it is the last.
  const pages = Math.min(Math.floor(read.length / PAGE) + 1, MOST_READ / PAGE);
  return {
    codes: bestOf(text, read),
    requests: pages + (canAsk ? 1 : 0),
    isCut: catalogue.length === MOST_READ ? undefined : catalogue.length > MOST_READ,
  };
}

const dueInShop = (text: string, catalogue: readonly Listed[]): Due => ({
  codes: bestOf(text, catalogue),
  requests: 1,
  isCut: false,
});

/** The codes of those whose code or title a text is, or else of those in whose code or title it is. */
function bestOf(text: string, products: readonly Listed[]): string[] {
  const wanted = text.trim().toLowerCase();
  const those = (matches: (own: string) => boolean) =>
    products
      .filter(({ code, title }) => [code, title].some((own) => matches(own.toLowerCase())))
      .map(({ code }) => code);
  const whole = those((own) => own === wanted);
  return whole.length > 0 ? whole : those((own) => own.includes(wanted));
}

function brokenBy(one: Try, requests: number, { codes, requests: most, isCut }: Due): Violation[] {
  const { found, isSaidToBeCut, isFailed } = outcomeOf(one);
  const broken: readonly [Violation, boolean][] = [
    ['wrong', found.some((code) => !codes.includes(code))],
    ['unfound', found.length === 0 && codes.length > 0],
    ['unsaid', !isFailed && isCut !== undefined && isCut !== isSaidToBeCut],
    ['costly', requests > most],
    ['failed', isFailed],
  ];
  const counts = (violation: Violation) => violation === 'wrong' || !isTroubled(one);
  return broken.flatMap(([violation, isBroken]) => (isBroken && counts(violation) ? [violation] : []));
}

const RESULTS = zod.array(
  zod.object({ product: zod.string(), searched_only_first: zod.optional(zod.string()) }),
);

/** What a person sees of a search. That nothing was found in a list that was cut is an error, which says so. */
function outcomeOf({ ending }: Try): { found: string[]; isSaidToBeCut: boolean; isFailed: boolean } {
  if (ending.kind !== 'success') {
    const isSaidToBeCut = ending.kind === 'error' && ending.message.includes(`in the first ${MOST_READ},`);
    return { found: [], isSaidToBeCut, isFailed: !isSaidToBeCut };
  }
  const results = RESULTS.parse(ending.results);
  const isSaidToBeCut =
    results.length > 0 && results.every((one) => one.searched_only_first === String(MOST_READ));
  return { found: results.map(({ product }) => product), isSaidToBeCut, isFailed: false };
}

/** That it took too long is its own fault if nothing else went wrong. */
const isTroubled = ({ incidents }: Try): boolean => incidents.some(({ what }) => what !== 'timeout');
