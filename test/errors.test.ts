import zapier from 'zapier-platform-core';
import app from '../index.ts';
import type { SwitchName } from '../sandbox/switches.ts';
import { CONNECTIONS, connect, type Failure, failureOf, run, useSandbox } from './support/app.ts';

const sandbox = useSandbox();
const shop = CONNECTIONS.influencersoft;
const { aplaut } = CONNECTIONS;

const connectShop = () => connect(shop);
const createSigned = () =>
  run('create_order', shop, { items: [{ product: 'sales' }], email: 'ada@example.com' });
const createApi2 = () =>
  run('create_order', shop, { api: 'api2', items: [{ product: 'sales' }], email: 'ada@example.com' });
const update = () => run('update_order_status', shop, { order_number: '100000', status: 'paid' });
const remove = () => run('delete_order', shop, { order_number: '1111' });
const connectAplaut = () => connect(aplaut);
const createAplaut = () =>
  run('create_order', aplaut, { number: 'N1', items: [{ product: '45' }], phone: '1' });

type Step = () => Promise<unknown>;
const NOT_CREATED = 'The order was not created: ';
const NOT_CONNECTED = 'The connection to InfluencerSoft does not work: ';
const NO_APLAUT = 'The connection to Aplaut does not work: ';
const CREATED_PERHAPS = 'It is not known whether the order was created: ';
const LOOK =
  ' Look in InfluencerSoft for a new order of ada@example.com before you replay this step, or it may be there twice.';
const PERHAPS_N1 = 'It is not known whether order N1 was created: ';
const LOOK_N1 = ' Look for it in Aplaut; replaying this step cannot make it twice.';

describe("the shop's codes, by method", () => {
  test.each<[number, string, Step, string, string]>([
    [
      1,
      'a connection',
      connectShop,
      'ExpiredAuthError',
      `${NOT_CONNECTED}the request reached InfluencerSoft without its signature. Check the Login of the connection and reconnect it.`,
    ],
    [
      2,
      'a connection',
      connectShop,
      'ExpiredAuthError',
      `${NOT_CONNECTED}InfluencerSoft says it received no data, which mostly means that the API is not enabled for this account. Ask the support of InfluencerSoft to enable the API for your account, then reconnect.`,
    ],
    [
      4,
      'a connection',
      connectShop,
      'ExpiredAuthError',
      `${NOT_CONNECTED}InfluencerSoft does not accept the API Key together with this Login. Copy the key again from the page "Integration and API" of your account, check the Login, and reconnect.`,
    ],
    [
      5,
      'a connection',
      connectShop,
      'ExpiredAuthError',
      `${NOT_CONNECTED}InfluencerSoft does not know the Login of this connection. Write it as it stands at the beginning of the address of your shop, and reconnect.`,
    ],
    [
      6,
      'a connection',
      connectShop,
      'ExpiredAuthError',
      `${NOT_CONNECTED}InfluencerSoft allows the API only from certain addresses, and Zapier has no fixed one. Remove the IP restriction in your account, or ask the support of InfluencerSoft to do so, then reconnect.`,
    ],
    [
      7,
      'a connection',
      connectShop,
      'ExpiredAuthError',
      `${NOT_CONNECTED}this account is switched off at InfluencerSoft. Log in to InfluencerSoft to see why, then reconnect.`,
    ],
    [
      3,
      'a create',
      createSigned,
      'AppError',
      `${NOT_CREATED}InfluencerSoft rejected the format of one of the values. Check the numbers, dates and amounts of this step.`,
    ],
    [
      8,
      'a create',
      createSigned,
      'ThrottledError',
      `${NOT_CREATED}InfluencerSoft takes no more requests for now, or the API is switched off for this account. Wait a few minutes; if it stays, ask the support of InfluencerSoft whether the API is enabled.`,
    ],
    [
      600,
      'a create',
      createSigned,
      'AppError',
      `${NOT_CREATED}InfluencerSoft does not accept the e-mail address. Check Email.`,
    ],
    [
      600,
      'a create with API 2.0',
      createApi2,
      'AppError',
      `${NOT_CREATED}InfluencerSoft does not accept the e-mail address. Check Email.`,
    ],
    [
      601,
      'a create',
      createSigned,
      'AppError',
      'The order existed already, but InfluencerSoft did not say its number. Look for it in InfluencerSoft, and do not replay this step, or it may be there twice.',
    ],
    [
      601,
      'a create with API 2.0',
      createApi2,
      'HaltedError',
      `${NOT_CREATED}InfluencerSoft has this order already. Look for it in InfluencerSoft.`,
    ],
    [
      602,
      'a create',
      createSigned,
      'AppError',
      `${NOT_CREATED}InfluencerSoft could not create it and gives no reason. Check the products and the coupon, then try again.`,
    ],
    [
      603,
      'a create',
      createSigned,
      'AppError',
      `${NOT_CREATED}there is no product in it. Add a line item with a Product.`,
    ],
    [
      604,
      'a create',
      createSigned,
      'AppError',
      `${NOT_CREATED}InfluencerSoft has no product with the code "sales". Check Product in the line items: it is the last part of the link to the order page.`,
    ],
    [
      605,
      'a create',
      createSigned,
      'AppError',
      `${NOT_CREATED}a product is sent by mail, and the delivery data is not complete. Fill in First Name, Last Name, Country, City, Address.`,
    ],
    [
      200,
      'an update',
      update,
      'AppError',
      'Order 100000 was not updated: InfluencerSoft has no order with this number. Check Order Number.',
    ],
    [
      302,
      'an update',
      update,
      'AppError',
      'Order 100000 was not updated: InfluencerSoft has no order with this number. Check Order Number.',
    ],
    [
      400,
      'an update',
      update,
      'AppError',
      'Order 100000 was not updated: InfluencerSoft has no order with this number. Check Order Number.',
    ],
    [
      201,
      'an update',
      update,
      'AppError',
      'Order 100000 was not updated: the current status of the order does not allow this. Look at the order in InfluencerSoft.',
    ],
    [
      303,
      'an update',
      update,
      'AppError',
      'Order 100000 was not updated: the current status of the order does not allow this. Look at the order in InfluencerSoft.',
    ],
    [
      202,
      'an update',
      update,
      'AppError',
      'Order 100000 was not updated: InfluencerSoft could not mark the order as paid. Look at the order in InfluencerSoft.',
    ],
    [
      203,
      'an update',
      update,
      'AppError',
      'Order 100000 was not updated: InfluencerSoft received no order number. Fill in Order Number.',
    ],
    [
      200,
      'a delete',
      remove,
      'HaltedError',
      'Order 1111 was not deleted: InfluencerSoft has no order with this number, or it was deleted before. If it should exist, check Order Number.',
    ],
    [
      302,
      'a delete',
      remove,
      'HaltedError',
      'Order 1111 was not deleted: InfluencerSoft has no order with this number, or it was deleted before. If it should exist, check Order Number.',
    ],
    [
      400,
      'a delete',
      remove,
      'HaltedError',
      'Order 1111 was not deleted: InfluencerSoft has no order with this number, or it was deleted before. If it should exist, check Order Number.',
    ],
    [
      203,
      'a delete',
      remove,
      'AppError',
      'Order 1111 was not deleted: InfluencerSoft received no order number. Fill in Order Number.',
    ],
    [
      303,
      'a delete',
      remove,
      'AppError',
      'Order 1111 was not deleted: the current status of the order does not allow this. Look at the order in InfluencerSoft.',
    ],
    [
      999,
      'a create',
      createSigned,
      'AppError',
      `${CREATED_PERHAPS}InfluencerSoft answered with a code that it does not document.${LOOK} Ask the support of InfluencerSoft about the text below.`,
    ],
    [
      200,
      'a create',
      createSigned,
      'AppError',
      `${CREATED_PERHAPS}InfluencerSoft answered with a code that it does not document.${LOOK} Ask the support of InfluencerSoft about the text below.`,
    ],
    [
      600,
      'a delete',
      remove,
      'AppError',
      'It is not known whether order 1111 was deleted: InfluencerSoft answered with a code that it does not document. Look for it in InfluencerSoft; replaying this step cannot delete anything else. Ask the support of InfluencerSoft about the text below.',
    ],
    [
      999,
      'a connection',
      connectShop,
      'AppError',
      `${NOT_CONNECTED}InfluencerSoft answered with a code that it does not document. Ask the support of InfluencerSoft about the text below.`,
    ],
  ])('%i as the answer to %s', async (code, _to, step, name, sentence) => {
    sandbox().influencersoft.service.nextAnswer = { code, text: 'the text of the service' };
    const failure = await failureOf(step());
    expect(failure.first).toBe(sentence);
    expect(failure.name).toBe(name);
    if (code !== 601) expect(failure.message).toContain(`with code ${code}: the text of the service`);
    expect(sandbox().visits).toHaveLength(1);
  });

  test('700 is an empty shop, which proves the connection all the same', async () => {
    sandbox().influencersoft.service.nextAnswer = { code: 700, text: 'no products' };
    expect(await connectShop()).toEqual({ label: 'InfluencerSoft: username' });
  });

  test('8 comes without a time, so the step waits five minutes', async () => {
    sandbox().influencersoft.service.nextAnswer = { code: 8, text: 'limit' };
    expect(await failureOf(createSigned())).toMatchObject({ name: 'ThrottledError', delay: 300 });
  });

  test.each([2, 6, 7])('%i without its signature pauses nothing', async (code) => {
    sandbox().influencersoft.service.nextAnswer = { code, text: 'x', hash: '' };
    const failure = await failureOf(createSigned());
    expect(failure.name).toBe('AppError');
    expect(failure.first.startsWith(CREATED_PERHAPS)).toBe(true);
    expect(failure.first.endsWith(`, but the answer was not signed.${LOOK}`)).toBe(true);
  });

  test.each([1, 4, 5])('%i keeps its meaning if the server could not sign it, and says so', async (code) => {
    sandbox().influencersoft.service.nextAnswer = { code, text: 'x', hash: '' };
    const failure = await failureOf(createSigned());
    expect(failure.name).toBe('ExpiredAuthError');
    expect(failure.message).toContain('\nThis answer was not signed with your API Key.');
  });

  test.each<[number, Step]>([
    [601, createSigned],
    [700, connectShop],
    [302, remove],
    [8, createSigned],
  ])('%i without its signature is no success, no halt and no reason to try again', async (code, step) => {
    sandbox().influencersoft.service.nextAnswer = {
      code,
      text: 'x',
      result: { bill_id: '1' },
      hash: '0'.repeat(32),
    };
    const failure = await failureOf(step());
    expect(failure.name).toBe('AppError');
    expect(failure.message).toContain('\nThis answer was not signed with your API Key.');
  });

  test.each([{ bill_id: 'abc' }, { bill_id: '' }, { bill_id: 1.5 }, { number: 7 }, null])(
    'a result such as %j holds no number',
    async (result) => {
      sandbox().influencersoft.service.nextAnswer = { code: 0, text: 'ok', result };
      expect(await failureOf(createSigned())).toMatchObject({ code: 'no_number' });
    },
  );

  test('a product is quoted as it was written', async () => {
    sandbox().influencersoft.service.nextAnswer = { code: 604, text: 'product not exist' };
    const items = [{ product: "a$&b$'c{missing}{service}" }];
    const failure = await failureOf(run('create_order', shop, { items, email: '{service}@b.c' }));
    expect(failure.first).toContain(`no product with the code "a$&b$'c{missing}{service}". Check`);
  });

  test('the words of the service are not taken for a product', async () => {
    sandbox().influencersoft.service.nextAnswer = { code: 604, text: 'product not exist', result: [['zzz']] };
    const items = [{ product: 'product' }, { product: 'zzz' }];
    const failure = await failureOf(run('create_order', shop, { items, email: 'a@b.c' }));
    expect(failure.first).toContain('no product with the code "zzz".');
  });

  test('700 without its signature does not prove a connection', async () => {
    sandbox().influencersoft.service.nextAnswer = { code: 700, text: 'no products', hash: '' };
    expect((await failureOf(connectShop())).first).toBe(
      `${NOT_CONNECTED}the shop has no products yet, but the answer was not signed. Check the Login and the API Key of the connection.`,
    );
  });

  test.each([
    ['signed', 'First Name, Last Name, Country, City, Address'],
    ['api2', 'First Name, Last Name, Shipping Address, Shipping City, Shipping Country'],
  ])('605 for a complete form names all that delivery needs (%s)', async (api, fields) => {
    sandbox().influencersoft.service.nextAnswer = { code: 605, text: 'x' };
    const filled = { first_name: 'a', last_name: 'b', country: 'c', city: 'd', address: 'e' };
    const shipping = { shipping_country: 'US', shipping_city: 'd', shipping_address: 'e' };
    const input = {
      api,
      items: [{ product: 'a' }, { product: 'a' }],
      email: 'a@b.c',
      ...filled,
      ...shipping,
    };
    expect((await failureOf(run('create_order', shop, input))).first).toContain(`Fill in ${fields}.`);
  });

  test('a product that is there twice is named once', async () => {
    sandbox().influencersoft.service.nextAnswer = { code: 604, text: 'x' };
    const items = [{ product: 'a' }, { product: 'a' }];
    const failure = await failureOf(run('create_order', shop, { items, email: 'a@b.c' }));
    expect(failure.first).toContain('with the code "a".');
  });

  test('a key that is cut off with its text is masked all the same', async () => {
    for (const hash of [undefined, '']) {
      sandbox().influencersoft.service.nextAnswer = {
        code: 4,
        text: `${'x'.repeat(165)}${shop.api_key}`,
        ...(hash === '' && { hash }),
      };
      expect((await failureOf(createSigned())).message).not.toContain('XXXX');
    }
    const body = JSON.stringify({ errors: { details: { number: [`${'x'.repeat(190)}${aplaut.api_key}`] } } });
    sandbox().aplaut.service.nextReply = { status: 422, headers: {}, body };
    expect((await failureOf(createAplaut())).message).not.toContain('sandbox-apl');
  });

  test('API 2.0 asks to look for an order of the same customer', async () => {
    sandbox().failNext('reset_after');
    expect((await failureOf(createApi2())).first).toContain('a new order of ada@example.com');
  });

  test('a long text is cut', async () => {
    sandbox().influencersoft.service.nextAnswer = { code: 3, text: 'x'.repeat(5000) };
    expect((await failureOf(createSigned())).message).toMatch(/: x{200}…$/m);
  });

  test('success without a number in the result is told as what it is', async () => {
    sandbox().influencersoft.service.nextAnswer = { code: 0, text: 'ok', result: [] };
    const failure = await failureOf(createSigned());
    expect(failure.first).toBe(
      'The order was created, but InfluencerSoft did not say its number. Look for it in InfluencerSoft, ' +
        'and do not replay this step, or it may be there twice.',
    );
  });
});

describe('what goes wrong on the way to a shop', () => {
  const afterwards: [SwitchName, string, string?][] = [
    ['reset_before', 'the connection to InfluencerSoft was lost before its answer was complete.'],
    ['reset_after', 'the connection to InfluencerSoft was lost before its answer was complete.'],
    ['endless_body', 'InfluencerSoft sent far too much data.'],
    ['gzip_garbage', 'InfluencerSoft sent an answer that cannot be unpacked.'],
    ['empty', 'InfluencerSoft sent an empty answer.'],
    [
      'html',
      'InfluencerSoft answered with a web page instead of data.',
      'Check that the account is active and the API is enabled for it.',
    ],
    ['cut_json', 'the answer of InfluencerSoft was cut off or damaged.'],
    ['odd_code', 'InfluencerSoft sent an answer that this integration does not understand.'],
    ['json_400', 'InfluencerSoft sent an answer that this integration does not understand.'],
    ['list_code', 'InfluencerSoft sent an answer that this integration does not understand.'],
    [
      'wrong_hash',
      'the signature of the answer does not match the API Key, so it cannot be trusted.',
      'Check the API Key of the connection.',
    ],
    [
      'other_text',
      'the signature of the answer does not match the API Key, so it cannot be trusted.',
      'Check the API Key of the connection.',
    ],
    [
      'no_hash',
      'the answer was not signed, so it cannot be trusted.',
      'Check the Login and the API Key of the connection.',
    ],
    [
      'to_other_host_302',
      'InfluencerSoft tried to redirect the request; your key was not sent there.',
      'Check the connection; if it is right, tell the support of InfluencerSoft.',
    ],
    [
      'to_other_host_307',
      'InfluencerSoft tried to redirect the request; your key was not sent there.',
      'Check the connection; if it is right, tell the support of InfluencerSoft.',
    ],
    [
      'unauthorized',
      'InfluencerSoft turned the request away.',
      'Check that the account is active and the API is enabled for it.',
    ],
    [
      'forbidden',
      'InfluencerSoft turned the request away.',
      'Check that the account is active and the API is enabled for it.',
    ],
    ['server_error', 'InfluencerSoft reported a fault of its own.'],
  ];

  test.each(afterwards.map(([fault, what, then = '']) => [fault, what, then] as const))(
    '%s: a create says how to check',
    async (fault, what, then) => {
      sandbox().influencersoft.service.orders.clear();
      sandbox().failNext(fault);
      const failure = await failureOf(createSigned());
      expect(failure).toMatchObject({
        name: 'AppError',
        first: `${CREATED_PERHAPS}${what}${LOOK}${then ? ` ${then}` : ''}`,
      });
      expect(sandbox().visits).toHaveLength(1);
    },
  );

  test.each(afterwards)('%s: a read changed nothing', async (fault, what) => {
    sandbox().failNext(fault);
    const failure = await failureOf(connectShop());
    expect(failure.name).toBe('AppError');
    expect(failure.first.startsWith(NOT_CONNECTED + what)).toBe(true);
    expect(failure.first).not.toContain('not known');
  });

  test('404: there is no such shop', async () => {
    sandbox().failNext('not_found');
    expect((await failureOf(connectShop())).first).toBe(
      `${NOT_CONNECTED}InfluencerSoft has no shop at the address of this connection. Check the Login of the connection.`,
    );
  });

  test.each<[SwitchName]>([['text_code'], ['json_302'], ['byte_order_mark'], ['signed_307']])(
    '%s is read all the same',
    async (fault) => {
      sandbox().influencersoft.service.orders.clear();
      sandbox().failNext(fault);
      expect(await createSigned()).toHaveProperty('order_number');
      expect(sandbox().visits).toHaveLength(1);
    },
  );

  test('307 to another spelling on the same host is followed once, with the body', async () => {
    sandbox().influencersoft.service.orders.clear();
    sandbox().failNext('to_same_host_307');
    expect(await createSigned()).toHaveProperty('order_number');
    const [first, second, ...more] = sandbox().visits;
    expect(more).toEqual([]);
    expect(second).toMatchObject({
      body: first?.body,
      path: '/api/CreateOrder?again=',
      proof: 'signature holds',
    });
  });

  test('a second 307 is not followed', async () => {
    sandbox().failNext('to_same_host_307');
    sandbox().failNext('to_same_host_307');
    expect((await failureOf(createSigned())).first).toContain('tried to redirect the request');
    expect(sandbox().visits).toHaveLength(2);
  });

  test('a step waits 25 seconds, and the order may be there', async () => {
    sandbox().influencersoft.service.orders.clear();
    sandbox().failNext('timeout_after');
    const failure = await afterTimeout(createSigned);
    expect(failure.first).toBe(`${CREATED_PERHAPS}InfluencerSoft did not answer within 25 seconds.${LOOK}`);
    expect(sandbox().influencersoft.service.orders.size).toBe(1);
  });

  test('no one listening means that nothing was written', async () => {
    await withBaseUrl('INFLUENCERSOFT_BASE_URL', 'http://127.0.0.1:9', async () => {
      expect((await failureOf(createSigned())).first).toBe(
        `${NOT_CREATED}InfluencerSoft could not be reached. Try again in a few minutes.`,
      );
    });
  });
});

describe('what goes wrong on the way to Aplaut', () => {
  const onTheWay: [SwitchName, string, string?][] = [
    ['reset_before', 'the connection to Aplaut was lost before its answer was complete.'],
    ['reset_after', 'the connection to Aplaut was lost before its answer was complete.'],
    ['endless_body', 'Aplaut sent far too much data.'],
    ['gzip_garbage', 'Aplaut sent an answer that cannot be unpacked.'],
    ['empty', 'Aplaut sent an empty answer.'],
    [
      'html',
      'Aplaut answered with a web page instead of data.',
      'Check that the account is active and the API is enabled for it.',
    ],
    ['cut_json', 'the answer of Aplaut was cut off or damaged.'],
    [
      'to_other_host_302',
      'Aplaut tried to redirect the request; your key was not sent there.',
      'Check the connection; if it is right, tell the support of Aplaut.',
    ],
    [
      'to_other_host_307',
      'Aplaut tried to redirect the request; your key was not sent there.',
      'Check the connection; if it is right, tell the support of Aplaut.',
    ],
    [
      'json_302',
      'Aplaut tried to redirect the request; your key was not sent there.',
      'Check the connection; if it is right, tell the support of Aplaut.',
    ],
    ['server_error', 'Aplaut reported a fault of its own.'],
    ['request_timeout', 'Aplaut reported a fault of its own.'],
  ];

  test.each(onTheWay.map(([fault, what, then = '']) => [fault, what, then] as const))(
    '%s',
    async (fault, what, then) => {
      sandbox().aplaut.service.orders.clear();
      sandbox().failNext(fault);
      const failure = await failureOf(createAplaut());
      expect(failure.first).toBe(PERHAPS_N1 + what + LOOK_N1 + (then ? ` ${then}` : ''));
      expect(failure.name).toBe('AppError');
      expect(sandbox().visits).toHaveLength(1);
    },
  );

  test.each<[SwitchName, string]>([
    [
      'unauthorized',
      `${NO_APLAUT}Aplaut does not accept the API Key. Copy it again from the section "Developers", choose the Service that fits it (API key or OAuth application), and reconnect.`,
    ],
    [
      'forbidden',
      `${NO_APLAUT}this key may not use the Platform API. Give the application in the section "Developers" of Aplaut the Platform API scope, and reconnect.`,
    ],
  ])('%s is a matter of the connection', async (fault, sentence) => {
    sandbox().failNext(fault);
    expect(await failureOf(connectAplaut())).toMatchObject({ name: 'ExpiredAuthError', first: sentence });
  });

  test('a look before an update changes nothing, whatever happens to it', async () => {
    sandbox().failNext('reset_after', 'GET');
    const failure = await failureOf(
      run('update_order_status', aplaut, { order_number: 'N1', payment_status: 'paid' }),
    );
    expect(failure.first).toBe(
      'Order N1 was not updated: the connection to Aplaut was lost before its answer was complete. Try again in a few minutes.',
    );
    expect(sandbox().visits).toHaveLength(1);
  });

  test('both requests of an update share the 25 seconds', async () => {
    sandbox().aplaut.service.orders.set('N1', { number: 'N1' });
    sandbox().failNext('timeout_after', 'PUT');
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'setImmediate', 'setInterval', 'queueMicrotask', 'performance'],
    });
    try {
      const failure = failureOf(
        run('update_order_status', aplaut, { order_number: 'N1', payment_status: 'paid' }),
      );
      await sandbox().nextArrival();
      jest.setSystemTime(Date.now() + 20_000);
      await sandbox().nextArrival();
      jest.advanceTimersByTime(5_000);
      expect((await failure).first).toBe(
        'It is not known whether order N1 was updated: Aplaut did not answer within 25 seconds. ' +
          'Look at it in Aplaut; replaying this step sets the same once more.',
      );
    } finally {
      jest.useRealTimers();
    }
    expect(sandbox().aplaut.service.orders.get('N1')?.details).toEqual({ payment_status: 'paid' });
  });

  test.each(['GET', 'PUT'])('an update believes no %s about another order', async (method) => {
    sandbox().aplaut.service.orders.set('N1', { number: 'N1' });
    if (method === 'PUT') sandbox().failNext('other_number', 'PUT');
    else sandbox().failNext('other_number', 'GET');
    const failure = await failureOf(
      run('update_order_status', aplaut, { order_number: 'N1', payment_status: 'paid' }),
    );
    expect(failure.first).toContain('Aplaut sent an answer that this integration does not understand.');
    expect(sandbox().visits).toHaveLength(method === 'GET' ? 1 : 2);
  });

  test.each<[string, Step, number]>([
    ['a POST', createAplaut, 200],
    ['a DELETE', () => run('delete_order', aplaut, { order_number: 'N1' }), 200],
    ['a DELETE', () => run('delete_order', aplaut, { order_number: 'N1' }), 202],
  ])('%s has one status of success', async (_what, step, status) => {
    const body = JSON.stringify({ data: { type: 'orders', attributes: { number: 'N1' } } });
    sandbox().aplaut.service.nextReply = { status, headers: {}, body };
    expect((await failureOf(step())).first).toContain(
      'Aplaut sent an answer that this integration does not understand.',
    );
  });

  test.each([
    [422, { number: ['does not exist'] }],
    [422, { consumer_email: ['is already taken'] }],
    [409, { number: ['is already taken'] }],
  ])('status %i with %j is not an order that exists', async (status, details) => {
    sandbox().aplaut.service.nextReply = {
      status,
      headers: {},
      body: JSON.stringify({ errors: { details } }),
    };
    expect(await failureOf(createAplaut())).toMatchObject({ name: 'AppError' });
  });

  test.each(['is already taken', 'already exists', 'Номер уже существует', 'уже занят'])(
    'a number that "%s" halts',
    async (text) => {
      const body = JSON.stringify({ errors: { details: { number: [text] } } });
      sandbox().aplaut.service.nextReply = { status: 422, headers: {}, body };
      expect(await failureOf(createAplaut())).toMatchObject({ name: 'HaltedError' });
    },
  );

  test('an update names refused attributes by their labels, too', async () => {
    sandbox().aplaut.service.orders.set('N1', { number: 'N1' });
    sandbox().failNext('invalid_details', 'PUT');
    const failure = await failureOf(
      run('update_order_status', aplaut, { order_number: 'N1', details: { a: 'b' } }),
    );
    expect(failure.first).toBe(
      'Order N1 was not updated: Aplaut does not accept Details (is odd), Locked. Correct it and run the step again.',
    );
  });

  test('what Aplaut says is quoted as it is, and not without end', async () => {
    const body = JSON.stringify({
      errors: { details: { order_lines: ['a $& {service} {reasons}', 'x'.repeat(100_000)] } },
    });
    sandbox().aplaut.service.nextReply = { status: 422, headers: {}, body };
    const failure = await failureOf(createAplaut());
    expect(failure.first).toContain(
      'Aplaut does not accept Line Items (a $& {service} {reasons}), Line Items (xxx',
    );
    expect(failure.message.length).toBeLessThan(1500);
  });

  test('a page of something in between says nothing about the key', async () => {
    sandbox().aplaut.service.nextReply = { status: 403, headers: {}, body: '<html>Blocked</html>' };
    expect(await failureOf(connectAplaut())).toMatchObject({
      name: 'AppError',
      code: 'web_page',
      status: 403,
    });
  });

  test.each([404, 405])('%i to a connection is told without an order', async (status) => {
    sandbox().aplaut.service.nextReply = { status, headers: {}, body: '' };
    expect((await failureOf(connectAplaut())).first).toBe(
      `${NO_APLAUT}Aplaut refused the request (HTTP ${status}). Check the values of this step; if they are right, tell the support of Aplaut.`,
    );
  });

  describe('422 in all its shapes', () => {
    test.each<[string, unknown, string]>([
      [
        'an object with a map of attributes',
        {
          errors: {
            status: 422,
            title: 'Validation error',
            details: { consumer_email: ['is invalid', 'is odd'] },
          },
        },
        'Email (is invalid), Email (is odd)',
      ],
      [
        'an object about the whole',
        { errors: { status: 422, details: { model: 'Consumer email or phone must be present' } } },
        'Consumer email or phone must be present',
      ],
      [
        'an object with a list of texts',
        { errors: { status: '422', title: 'Error', details: ['First', 'Second'] } },
        'First, Second',
      ],
      ['without errors around it', { status: '422', title: 'Error', details: ['First'] }, 'First'],
      [
        'a JSON:API list',
        {
          errors: [
            {
              status: '422',
              title: 'Invalid',
              detail: 'is bad',
              source: { pointer: '/data/attributes/order_lines' },
            },
          ],
        },
        'Line Items (is bad)',
      ],
      ['only a title', { errors: { status: 422, title: 'Validation error' } }, 'Validation error'],
      ['nothing to read', {}, 'HTTP 422'],
      ['plain text', 'Unprocessable', 'HTTP 422'],
    ])('%s', async (_shape, body, said) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      sandbox().aplaut.service.nextReply = { status: 422, headers: {}, body: text };
      expect(await failureOf(createAplaut())).toMatchObject({
        name: 'AppError',
        first: `Order N1 was not created: Aplaut does not accept ${said}. Correct it and run the step again.`,
      });
    });
  });

  test('any other refusal is told with its reasons', async () => {
    const body = JSON.stringify({ errors: { status: 409, details: { message: 'Locked' } } });
    sandbox().aplaut.service.nextReply = { status: 409, headers: { 'x-request-id': 'r-1' }, body };
    const failure = await failureOf(createAplaut());
    expect(failure.first).toBe(
      'Order N1 was not created: Aplaut refused the request (Locked). ' +
        'Check the values of this step; if they are right, tell the support of Aplaut.',
    );
    expect(failure.message).toContain('Aplaut answered with HTTP 409, request r-1.\nLocked');
  });

  test.each([
    ['another order', { data: { type: 'orders', attributes: { number: 'N2' } } }],
    ['something else', { data: { type: 'reviews', attributes: { number: 'N1' } } }],
    ['no resource', { meta: {} }],
  ])('success about %s is not believed', async (_what, body) => {
    sandbox().aplaut.service.nextReply = { status: 201, headers: {}, body: JSON.stringify(body) };
    expect((await failureOf(createAplaut())).first).toBe(
      `${PERHAPS_N1}Aplaut sent an answer that this integration does not understand.${LOOK_N1}`,
    );
  });

  test('a list that is none does not prove a connection', async () => {
    sandbox().aplaut.service.nextReply = { status: 200, headers: {}, body: '{"data":"no list"}' };
    expect((await failureOf(connectAplaut())).first).toContain('does not understand');
  });
});

describe('a busy service', () => {
  test.each<[SwitchName, number]>([
    ['busy', 60],
    ['busy_seconds', 17],
    ['busy_date', 3600],
    ['overloaded', 30],
  ])('%s: Zapier comes back after %i seconds', async (fault, delay) => {
    for (const [step, service, what] of [
      [createSigned, 'InfluencerSoft', 'The order was not created'],
      [createAplaut, 'Aplaut', 'Order N1 was not created'],
    ] as const) {
      sandbox().failNext(fault);
      expect(await failureOf(step())).toMatchObject({
        name: 'ThrottledError',
        first: `${what} yet: ${service} takes no more requests right now. Zapier tries again by itself.`,
        delay,
      });
    }
    expect(sandbox().visits).toHaveLength(2);
  });

  test('a connection is not tested again by Zapier', async () => {
    sandbox().failNext('busy');
    expect((await failureOf(connectShop())).first).toBe(
      'The connection to InfluencerSoft does not work yet: InfluencerSoft takes no more requests right now. Test it again in a few minutes.',
    );
  });

  test("503 without a time, and Aplaut's own way to name one", async () => {
    sandbox().aplaut.service.nextReply = { status: 503, headers: {}, body: '' };
    expect(await failureOf(createAplaut())).toMatchObject({ delay: 60 });
    const past = { 'x-ratelimit-reset': '2026-01-01 10:00:00 +0000' };
    sandbox().aplaut.service.nextReply = { status: 429, headers: past, body: 'Throttled' };
    expect(await failureOf(createAplaut())).toMatchObject({ delay: 1 });
  });
});

describe('secrets', () => {
  const secret = 'secret/key+with=signs';

  test('a service that quotes the key does not get it into a message', async () => {
    const text = `bad: a=1::username::${secret} and ${encodeURIComponent(secret)}`;
    sandbox().influencersoft.service.nextAnswer = { code: 3, text };
    const failure = await failureOf(
      run(
        'create_order',
        { ...shop, api_key: secret },
        { items: [{ product: 'sales' }], email: 'ada@example.com' },
      ),
    );
    expect(failure.message).toContain('bad: a=1::username::••• and •••');
    expect(failure.message).not.toContain(secret);
  });

  test('a label made of the key is masked, too', async () => {
    const input = {
      number: 'N1',
      phone: '1',
      items: [{ product: 'a' }],
      details: { [aplaut.api_key]: ['x', 'y'] },
    };
    expect((await failureOf(run('create_order', aplaut, input))).message).toBe(
      'Details → •••: this value cannot be used here',
    );
  });

  test("Zapier's log of a request holds no key", async () => {
    const printed: string[] = [];
    jest.spyOn(console, 'log').mockImplementation((...parts) => void printed.push(parts.join(' ')));
    const handler = zapier.createAppHandler(app);
    for (const [authData, inputData] of [
      [shop, { api: 'api2', items: [{ product: 'sales' }], email: 'ada@example.com' }],
      [aplaut, { number: 'LOG', phone: '1', items: [{ product: 'a' }] }],
    ]) {
      const bundle = { authData, inputData };
      const method = 'creates.create_order.operation.perform';
      await handler({ command: 'execute', method, bundle, logToStdout: true, detailedLogToStdout: true }, {});
    }
    const log = printed.join('\n');
    expect(log).toContain('rpsKey=:censored:');
    expect(log).toContain('/v4/orders');
    expect(log).not.toContain(shop.api_key);
    expect(log).not.toContain(aplaut.api_key);
  });

  test.each(['reset_after', 'html', 'wrong_hash', 'forbidden', 'to_other_host_307', 'busy'] as const)(
    'no message after %s holds the key, the token or a signed string',
    async (fault) => {
      for (const step of [
        createSigned,
        createApi2,
        createAplaut,
        update,
        remove,
        connectShop,
        connectAplaut,
      ]) {
        sandbox().failNext(fault);
        const thrown = await step().then(JSON.stringify, (error: Error) =>
          [error.message, error.stack, JSON.stringify(error)].join(),
        );
        expect(thrown).not.toContain(shop.api_key);
        expect(thrown).not.toContain(aplaut.api_key);
        expect(thrown).not.toContain('::username::');
      }
    },
  );

  test('a key of six characters is masked as well', async () => {
    sandbox().influencersoft.service.nextAnswer = { code: 3, text: 'bad abc123 here' };
    expect((await failureOf(connect({ ...shop, api_key: 'abc123' }))).message).toContain('bad ••• here');
  });
});

/** Runs a step whose last request is never answered, and lets its time pass on a clock that can be turned. */
async function afterTimeout(step: Step): Promise<Failure> {
  jest.useFakeTimers({
    doNotFake: ['nextTick', 'setImmediate', 'setInterval', 'queueMicrotask', 'Date', 'performance'],
  });
  try {
    const failure = failureOf(step());
    await sandbox().nextArrival();
    jest.advanceTimersByTime(24_000);
    expect(await Promise.race([failure, 'still waiting'])).toBe('still waiting');
    jest.advanceTimersByTime(1_000);
    return await failure;
  } finally {
    jest.useRealTimers();
  }
}

async function withBaseUrl(variable: string, value: string, work: () => Promise<void>): Promise<void> {
  const before = process.env[variable];
  process.env[variable] = value;
  try {
    await work();
  } finally {
    process.env[variable] = before;
  }
}
