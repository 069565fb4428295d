/** A fact about a vendor that the code relies on, and that the vendor does not document or only implies. */
export interface Assumption {
  /** What is assumed. */
  claim: string;
  /** What happens if it is wrong. */
  ifWrong: string;
  /** What one would change then. */
  change: string;
  /** How `npm run live-check` finds out. */
  check: string;
}

/** Assumptions about one API. */
interface Group {
  title: string;
  assumptions: Readonly<Record<string, Assumption>>;
}

const SHOP = {
  'login-case': {
    claim: 'A login is signed as it stands in the address of the shop, in lowercase.',
    ifWrong: 'Whoever has capitals in the login cannot connect.',
    change: '`LOGIN` in `src/services/shop/connection.ts`, and `host` in `src/services/shop/client.ts`.',
    check: 'Signs so; if that is refused and the login was typed with capitals, as it was typed.',
  },
  'key-characters': {
    claim: "A key has none of the marks `!'()*~`, which Zapier would not hide in a form as PHP writes it.",
    ifWrong: 'Whoever has such a key cannot connect.',
    change: 'The check of `api_key` in `src/services/shop/connection.ts`.',
    check: 'Looks at the key of the account.',
  },
  'answer-status': {
    claim:
      'A signed answer that means success comes with a status below 400: mostly 200, and in one public client also 302.',
    ifWrong: 'Every step fails as "not understood", although the shop did what was asked.',
    change: 'The comparison with 400 in `checkResponse` (`src/services/shop/response.ts`).',
    check: 'Looks at the status of each signed answer with code 0.',
  },
  'method-case': {
    claim:
      'A shop answers methods as its articles print them: `getOrderDetails` and `getOrdersWithGoods` with a small g, those of API 2.0 in small letters, the others with a capital.',
    ifWrong: 'Steps that call the method end with a redirect or with "no shop at this address".',
    change:
      'The name of the method where it is called, such as `RECENT_ORDERS_METHOD` in `src/services/shop/orders-since.ts`.',
    check:
      'Each method that is called has to give an answer under this name, or after a 307 or 308 on the same host.',
  },
  'case-redirect': {
    claim:
      'A shop redirects a method in another case with 307 or 308, which keep the body, and on the same host.',
    ifWrong: 'Nothing as long as `method-case` holds; otherwise the step fails instead of asking once more.',
    change: '`redirectTarget` in `src/http/send-checked.ts`.',
    check: 'Asks for `getallgoods`.',
  },
  'refusals-do-nothing': {
    claim:
      'Codes 1, 2 and 4 to 7 turn a request away before anything is done, also in an answer without a signature.',
    ifWrong: 'A change is reported as refused although it was made, and made again by a replay.',
    change: '`isTurnedAway` in `src/services/shop/errors.ts`.',
    check: 'Tries to cancel the test order with a wrong hash, and looks at its status.',
  },
  'code-8': {
    claim:
      'Code 8, which only public clients know, means that the API is off or its limit used up, and that nothing was done.',
    ifWrong: 'An order is reported as refused although it was created.',
    change: 'The row of 8 in `src/services/shop/errors.ts`.',
    check:
      'Only if the shop answers the test order with it: looks whether the order is there. Using up the limit of an account on purpose would stop its Zaps.',
  },
  'thousand-values': {
    claim: 'A shop reads a form of up to 1,000 values, as PHP does by default.',
    ifWrong: 'An order with very many line items fails with code 1 or 4 and is not created.',
    change: '`MOST_FIELDS` in `src/services/shop/client.ts`.',
    check: 'Asks for the products with 999 values that mean nothing; the hash is the last of 1,000.',
  },
  'empty-lists': {
    claim:
      'A list without orders comes as code 400, or as code 0 with an empty list or map; that of `getOrdersWithGoods` also without a result.',
    ifWrong: 'Triggers and Find Order fail in a shop where there is nothing to find.',
    change:
      '`ordersSince` (`src/services/shop/orders-since.ts`) and `readNumbers` (`src/services/shop/read-orders.ts`).',
    check: 'Asks for the orders of a day in 2011, and for those of an address that has none.',
  },
  'days-in-moscow': {
    claim: 'The days of `getOrdersWithGoods` are those of the Moscow calendar.',
    ifWrong:
      'Polls look back some hours more or less than they say; the first and the last hours of a day move.',
    change: '`moscowDay` in `src/orders/time.ts`.',
    check:
      'The test order is made half an hour after a midnight in Moscow: a list that begins with that day has to hold it.',
  },
  'month-of-28-days': {
    claim: 'The month at which the vendor cuts `getOrdersWithGoods` has at least 28 days, today included.',
    ifWrong: 'Deep polls do not see the oldest days.',
    change: '`MOST_DAYS_BACK` in `src/services/shop/orders-since.ts`.',
    check:
      'The test order is made 27 days ago: a list that begins with that day and has no end has to hold it.',
  },
  'last-day': {
    claim:
      'A list up to a day holds everything before that day. Whether it holds the day itself is not relied on: of two spans, both have it.',
    ifWrong: 'Where a first poll takes several requests, it misses a day between two of them.',
    change: '`earlier` in `src/services/shop/orders-since.ts`.',
    check: 'Asks for lists that end on the day of the test order and on the day after.',
  },
  'times-in-records': {
    claim:
      "`created` and `paid` of an order are UNIX seconds, or a time in one of the spellings of the vendor's pages, which is then in Moscow time.",
    ifWrong: 'The times of orders in results are hours off, or missing.',
    change: '`parseTime` in `src/services/shop/parse-time.ts`.',
    check: 'Compares `created` of the test order with the time that was sent.',
  },
  'paid-filter': {
    claim:
      '`paid=1`, which is what PHP makes of `true`, keeps only paid orders, and lists them by the day of their payment.',
    ifWrong: 'Paid Order triggers on orders that are not paid, or misses payments of older orders.',
    change: 'The value of `paid` in `src/services/shop/orders-since.ts`.',
    check: 'Asks for paid orders before and after the test order is marked as paid.',
  },
  'product-filter': {
    claim: 'The filter `goods` takes the number of a product that `GetAllGoods` calls `good_id`.',
    ifWrong: 'Triggers with a Product find nothing, or orders with other products.',
    change: '`product_number` in `src/services/shop/products.ts`.',
    check: 'Asks for the orders with the product of the test order, and with another number.',
  },
  'status-words': {
    claim: 'The status of an order is `waiting` at first, and later `paid`, `cancel` or `return`.',
    ifWrong: 'Order Status Changed triggers on new orders, and Statuses and Cancelled Order find nothing.',
    change: 'The words in `src/services/shop/triggers.ts`.',
    check: 'Reads the test order as it was made, and after each change of its status.',
  },
  'bills-address': {
    claim: '`GetBills` is under `/api/`, as its article says and its example does not.',
    ifWrong: 'Find Order by Email fails, and a replay of Create Order that has to look first.',
    change: 'The address in `src/services/shop/client.ts`, for this method.',
    check: 'Asks for the orders of an address.',
  },
  'bills-by-number': {
    claim: '`GetBills` returns a map whose keys are the numbers of orders.',
    ifWrong: 'Find Order by Email fails as "not understood".',
    change: '`readNumbers` in `src/services/shop/read-orders.ts`.',
    check: 'Looks for the number of the test order among the keys.',
  },
  'new-orders-at-once': {
    claim: 'An order can be read as soon as it is made, by its number and in lists.',
    ifWrong: 'A replay that looks for an order does not see it, and makes it twice.',
    change: '`createOnce` in `src/services/shop/create-once.ts`: wait before looking.',
    check: 'Reads the test order right after it is made.',
  },
  'growing-numbers': {
    claim: 'The number of a new order is greater than all before.',
    ifWrong: 'Find Order by Email, which reads the greatest numbers, does not return the newest orders.',
    change: '`readNumbers` in `src/services/shop/read-orders.ts`.',
    check: 'Compares the number of the test order with those of the last four weeks.',
  },
  'item-code': {
    claim: '`items[].id` of an order is the code of the product (`good_name`), not its number.',
    ifWrong: 'Product in the results of triggers cannot be mapped to Create Order.',
    change: '`itemOf` in `src/services/shop/parse-order.ts`.',
    check: 'Compares it with the product that was ordered.',
  },
  'price-is-total': {
    claim: '`price` of an order is what all of its items cost together.',
    ifWrong: 'Total in results is another amount.',
    change: '`total` in `src/services/shop/parse-order.ts`.',
    check: 'Adds up the items of the test order.',
  },
  'payment-link': {
    claim: 'The link to the payment page is whole, or begins with the slash after the host.',
    ifWrong: 'Results have no Payment URL.',
    change: '`paymentUrl` in `src/services/shop/parse-order.ts`.',
    check: 'Looks at the link of the test order.',
  },
  cents: {
    claim: 'Amounts may have cents, after a full stop, and come back in `items[].sum` as they were sent.',
    ifWrong: 'Orders are made with other amounts than were filled in.',
    change: 'The parameter `good_sum` in `src/services/shop/create-order.ts`.',
    check: 'Orders for 10.50, 20.25 and 20.25, and reads the amounts.',
  },
  'coupon-code': {
    claim:
      'A coupon is sent as `bill_kupon`, as the lists of parameters and all clients have it; one example says `bill_coupon`.',
    ifWrong: 'Orders are made without their coupon.',
    change: 'The parameter in `src/services/shop/create-order.ts`, one line.',
    check: 'Only if a coupon is named: orders with it, and looks for it in the order.',
  },
  'middle-name': {
    claim:
      'A middle name is sent as `bill_middle_name`, as the English pages have it; Russian clients send `bill_otchestvo`.',
    ifWrong: 'Orders are made without the middle name.',
    change: '`MIDDLE_NAME` in `src/services/shop/assumed.ts`, one line.',
    check: 'Orders with a middle name, and looks for it in the order.',
  },
  'same-product-twice': {
    claim:
      'A product may be several line items of an order, each with its own price. That is how a quantity is sent.',
    ifWrong: 'Orders lose line items.',
    change: 'Refuse it in the form (`src/services/shop/create-order.ts`), or add up the two.',
    check: 'Orders a product three times, twice at the same price, and counts the items.',
  },
  'existing-order': {
    claim:
      'Code 601 means that this very order exists, and `result.bill_id` is its number. What makes two orders the same is not documented.',
    ifWrong: 'A step that was replayed returns no number, or that of another order.',
    change: '`createdIn` in `src/services/shop/create-order.ts`.',
    check: 'Sends the test order once more.',
  },
  'deleted-order': {
    claim: 'An order that was deleted can no longer be read: code 400.',
    ifWrong: 'A deletion whose answer was lost is reported as unclear, although it was done.',
    change: '`isMade` in `src/services/shop/delete-order.ts`.',
    check: 'Reads the test order after it was deleted.',
  },
  'missing-order': {
    claim: 'Delete Order and Update Order Status of an order that is not there are code 200, 302 or 400.',
    ifWrong:
      'Deleting what is gone fails instead of halting the step, and messages say something else than "no such order".',
    change: 'The rows of these codes in `src/services/shop/errors.ts`.',
    check: 'Asks for both with the number of the test order after it was deleted.',
  },
  'shop-clock': {
    claim: 'The clock of a shop is right to a quarter of an hour.',
    ifWrong: 'A replay that looks for an order by the time of its creation does not see it.',
    change: '`CLOCK_MILLISECONDS` in `src/services/shop/find-made-order.ts`.',
    check: 'Compares the header `Date` of its answers with the clock of this machine.',
  },
} as const satisfies Readonly<Record<string, Assumption>>;

const API2 = {
  'api2-signature': {
    claim:
      'API 2.0 signs its answers as the rest of the API does; its articles only refer to the common description.',
    ifWrong:
      'Create Order by API 2.0 has to look for the order that it has made, and fails if it does not find it; its refusals lose their meaning, and the lists of coupons and sales managers fail.',
    change: '`API2_SIGNS_ITS_ANSWERS` in `src/services/shop/assumed.ts`, one line.',
    check: 'Verifies the answers to `getcoupons` and, with `--api2`, to `createorder`.',
  },
  'api2-times': {
    claim: 'Times without a zone are Moscow time in API 2.0.',
    ifWrong: 'Orders are made with times that are hours off.',
    change: '`moscowTime` in `src/services/shop/create-order-with-payment-status.ts`.',
    check:
      'With `--api2`: the test order is made one and a half hours before a midnight in Moscow: a list that begins with the next day must not hold it.',
  },
  'api2-same-product-twice': {
    claim:
      'A product may be named several times in `product_names`, and each name has the price at its place.',
    ifWrong: 'Orders lose line items, or have wrong prices.',
    change: 'Refuse it in the form (`src/services/shop/create-order-with-payment-status.ts`).',
    check: 'With `--api2`: orders a product three times at two prices, and reads the items.',
  },
  'api2-bills': {
    claim: '`GetBills` lists orders that were made by API 2.0.',
    ifWrong: 'The number of such an order is not found, and the step returns none.',
    change: '`ordersLike` in `src/services/shop/find-made-order.ts`.',
    check: 'With `--api2`: looks for the test order by its email address.',
  },
} as const satisfies Readonly<Record<string, Assumption>>;

const APLAUT = {
  'aplaut-token': {
    claim: 'Aplaut still takes an API key as `Token token=…`. The newer reference knows `Bearer` only.',
    ifWrong: 'No account can be connected with an API key.',
    change: '`API_KEY_SCHEME` in `src/services/aplaut/connection.ts`, one line.',
    check: 'Sends the key so; if it is not accepted, as `Bearer`.',
  },
  'aplaut-email-or-phone': {
    claim: 'Aplaut refuses an order without an email address and a phone number, whatever else it has.',
    ifWrong: 'Create Order asks for more than is needed.',
    change: 'The check in `src/services/aplaut/create-order.ts`.',
    check: 'Sends the test order without either first.',
  },
  'aplaut-error-reasons': {
    claim: 'A refusal (422) names each attribute with its reasons, in one of three known shapes.',
    ifWrong: 'Messages say "HTTP 422" instead of what is wrong.',
    change: '`errorReasons` in `src/services/aplaut/error-reasons.ts`.',
    check: 'Sends the test order once more, and reads the refusal.',
  },
  'aplaut-taken-number': {
    claim: 'That a number is taken is said in words such as "is already taken", in English or Russian.',
    ifWrong: 'Create Order of an order that exists fails instead of halting the step.',
    change: '`takenNumber` in `src/services/aplaut/create-order.ts`.',
    check: 'Sends the test order once more, and reads the refusal.',
  },
  'aplaut-full-stop': {
    claim:
      'Aplaut looks an order up by its number only as far as the first full stop, and not at all with a slash in it.',
    ifWrong: 'Update and delete refuse orders that Aplaut could find.',
    change: '`isAddressable` in `src/services/aplaut/order-number.ts`.',
    check: 'Looks for the test order with something after a full stop, and after a slash.',
  },
  'aplaut-created-at': {
    claim: '`created_at` can be sent, like the other attributes.',
    ifWrong: 'Created At of Create Order has no effect.',
    change: 'Take the field out of `src/services/aplaut/create-order.ts`.',
    check: 'Sends an earlier time for the test order.',
  },
  'aplaut-untouched-order': {
    claim: 'An order that was not changed has the same `created_at` and `updated_at`.',
    ifWrong: 'Order Status Changed triggers on new orders.',
    change: '`anyStatuses` in `src/services/aplaut/triggers.ts`: allow for the difference.',
    check: 'Compares the two of the test order as it was made.',
  },
  'aplaut-put-number': {
    claim: 'A `PUT` may hold the number of the order, which is ignored.',
    ifWrong: 'Create Order that updates an existing order fails.',
    change: '`PARAMS` in `src/services/aplaut/create-order.ts`.',
    check: 'Changes the test order so.',
  },
  'aplaut-keeps-lines': {
    claim:
      'An order comes back as it was sent: its number, the lines in their order and each as often as it was sent, details as text.',
    ifWrong: 'A replay does not recognize the order that it has made, and fails.',
    change: '`isAsWanted` in `src/services/aplaut/create-order.ts`.',
    check: 'Compares the test order with what was sent.',
  },
  'aplaut-changes-at-once': {
    claim: 'A change moves `updated_at`, and lists that are sorted by it show it at once.',
    ifWrong: 'Triggers miss changes.',
    change: '`changedOrders` in `src/services/aplaut/watched-orders.ts`.',
    check: 'Changes the test order, and reads the list.',
  },
  'aplaut-product-filter': {
    claim:
      'A product is found by its code as it is (`filter=external_id:eq:…`), whatever characters it has but a comma.',
    ifWrong: 'Find Product reads many pages, and misses products of a large feed.',
    change: '`findProduct` in `src/services/aplaut/products.ts`.',
    check:
      'Looks up a product of the first page, if there is one with other characters than letters and digits.',
  },
  'aplaut-busy-time': {
    claim:
      'If Aplaut takes no more requests, it says when in `Retry-After` or `X-RateLimit-Reset`, as a date.',
    ifWrong: 'Steps come back after a minute, which may be too early.',
    change: '`retryAfter` in `src/http/send-checked.ts`, and `HABITS` in `src/services/aplaut/client.ts`.',
    check:
      'Only if Aplaut answers so: reads the time. Asking faster than it allows would be at the cost of the Zaps of the account.',
  },
  'aplaut-order-in-place': {
    claim: 'What cannot be told apart by the sort of a list keeps its place from one request to the next.',
    ifWrong: 'Where a list has several pages, some entries come twice and others not at all.',
    change: '`newestOrders` in `src/services/aplaut/newest-orders.ts`, and a sort for products.',
    check: 'Reads the first page of the products twice.',
  },
} as const satisfies Readonly<Record<string, Assumption>>;

/** Every assumption by its id, in groups. `docs/assumptions.md` is made from this. Code says "assumed: ID" where it relies on one. */
export const GROUPS = {
  shop: { title: 'InfluencerSoft and JustClick', assumptions: SHOP },
  api2: { title: 'API 2.0 of InfluencerSoft and JustClick', assumptions: API2 },
  aplaut: { title: 'Aplaut', assumptions: APLAUT },
} as const satisfies Readonly<Record<string, Group>>;

export const ASSUMPTIONS = { ...SHOP, ...API2, ...APLAUT };

export type AssumptionId = keyof typeof ASSUMPTIONS;

export const SHOP_IDS = idsOf(SHOP);
export const API2_IDS = idsOf(API2);
export const APLAUT_IDS = idsOf(APLAUT);

function idsOf<Id extends AssumptionId>(assumptions: Readonly<Record<Id, Assumption>>): Id[];
function idsOf(assumptions: object): string[] {
  return Object.keys(assumptions);
}
