import app from '../index.ts';
import { CONNECTIONS, errorOf, run, type ServiceName, testConnection, useSandbox } from './support/app.ts';

const { authentication } = app;
const sandbox = useSandbox();
const shop = CONNECTIONS.influencersoft;

describe('the form', () => {
  test('has four fields, of which only the key is secret', () => {
    expect(
      authentication.fields.map(({ key, type, required, isNoSecret }) => ({
        key,
        type,
        required,
        isNoSecret,
      })),
    ).toEqual([
      { key: 'service', type: 'string', required: true, isNoSecret: true },
      { key: 'login', type: 'string', required: false, isNoSecret: true },
      { key: 'api_key', type: 'password', required: true, isNoSecret: undefined },
      { key: 'account_name', type: 'string', required: false, isNoSecret: true },
    ]);
  });

  test('offers the services, none of them chosen in advance', () => {
    const [service] = authentication.fields;
    expect(service).not.toHaveProperty('default');
    expect(service?.choices).toEqual([
      { label: 'InfluencerSoft', value: 'influencersoft', sample: 'influencersoft' },
      { label: 'JustClick (justclick.io)', value: 'justclick', sample: 'justclick' },
      { label: 'JustClick (justclick.ru)', value: 'justclick_ru', sample: 'justclick_ru' },
      { label: 'Aplaut (API Key)', value: 'aplaut', sample: 'aplaut' },
      { label: 'Aplaut (OAuth Application)', value: 'aplaut_oauth', sample: 'aplaut_oauth' },
    ]);
  });

  test('has a label that the test makes', () => {
    expect(authentication.connectionLabel).toBe('{{label}}');
  });

  test('says for each shop where the login is found', () => {
    const help = authentication.fields.find(({ key }) => key === 'login')?.helpText;
    for (const domain of ['influencersoft.com', 'justclick.io', 'justclick.ru']) {
      expect(help).toContain(`\`username\` in \`username.${domain}\``);
    }
  });

  test('says where the key is found, with links', () => {
    const help = authentication.fields.find(({ key }) => key === 'api_key')?.helpText;
    expect(help?.match(/\]\(https:\/\/[^)]+\)/g)).toHaveLength(4);
  });
});

describe('the test', () => {
  // The body of a shop is the hash of no parameters, printed by PHP (test/vectors/php.json, "empty").
  const noParameters = 'hash=53de7e1144de71c41d1cb06887f4b179';

  test.each<[ServiceName, string, string, string, string]>([
    [
      'influencersoft',
      'InfluencerSoft: username',
      'POST https://username.influencersoft.com/api/GetAllGoods',
      noParameters,
      'signature holds',
    ],
    [
      'justclick',
      'JustClick (justclick.io): username',
      'POST https://username.justclick.io/api/GetAllGoods',
      noParameters,
      'signature holds',
    ],
    [
      'justclick_ru',
      'JustClick (justclick.ru): username',
      'POST https://username.justclick.ru/api/GetAllGoods',
      noParameters,
      'signature holds',
    ],
    ['aplaut', 'Aplaut: API key', 'GET https://api.aplaut.io/v4/orders?page=1&per_page=5', '', 'key holds'],
    [
      'aplaut_oauth',
      'Aplaut: OAuth application',
      'GET https://api.aplaut.io/v4/orders?page=1&per_page=5',
      '',
      'key holds',
    ],
  ])('%s', async (service, label, request, body, proof) => {
    expect(await testConnection(CONNECTIONS[service])).toEqual({ label });
    expect(
      sandbox().visits.map((v) => ({
        request: `${v.method} https://${v.host}${v.path}`,
        body: v.body,
        proof: v.proof,
      })),
    ).toEqual([{ request, body, proof }]);
  });

  test('an empty shop is a connection, too', async () => {
    const { service } = sandbox().influencersoft;
    const { goods } = service;
    service.goods = [];
    expect(await testConnection(shop)).toEqual({ label: 'InfluencerSoft: username' });
    expect(sandbox().visits[0]?.answer).toBe('code 700 no products');
    service.goods = goods;
  });

  test.each([
    ' username ',
    'username.influencersoft.com',
    'https://username.influencersoft.com/shops/setts/apisettings/',
    ' HTTP://UserName.InfluencerSoft.com?a=b ',
    'username.influencersoft.com#top',
  ])('takes the login from %j', async (login) => {
    expect(await testConnection({ ...shop, login })).toEqual({ label: 'InfluencerSoft: username' });
  });

  test('labels an account of Aplaut with its name', async () => {
    expect(await testConnection({ ...CONNECTIONS.aplaut, account_name: ' My Shop ' })).toEqual({
      label: 'Aplaut: My Shop',
    });
  });

  test.each<[string, Record<string, unknown>, string, string]>([
    [
      'a wrong key',
      { ...shop, api_key: 'not-the-key' },
      'ExpiredAuthError',
      "InfluencerSoft doesn't accept this API Key with this Login.",
    ],
    [
      'a wrong login',
      { ...shop, login: 'somebody' },
      'ExpiredAuthError',
      "InfluencerSoft doesn't recognize the Login of this connection.",
    ],
    [
      'a wrong key of Aplaut',
      { service: 'aplaut', api_key: 'not-the-key' },
      'ExpiredAuthError',
      "Aplaut doesn't accept the API Key.",
    ],
    [
      'an API key where a token is wanted',
      { ...CONNECTIONS.aplaut, service: 'aplaut_oauth' },
      'ExpiredAuthError',
      "Aplaut doesn't accept the API Key.",
    ],
  ])('%s', async (_what, authData, name, sentence) => {
    const error = await errorOf(testConnection(authData));
    expect(error.name).toBe(name);
    expect(error.first).toContain(sentence);
    expect(error.message).not.toContain(String(authData.api_key));
    expect(error.message).not.toContain('What happened');
  });
});

describe('what is refused before any request', () => {
  const onlyLogin =
    'InfluencerSoft → Login: enter the login or the address of your shop, such as username.influencersoft.com';

  test.each([
    'a.b',
    'a/',
    'a#',
    'a?',
    'a@evil.example',
    'evil.example',
    '127.0.0.1',
    'a:1',
    '-a',
    'a-',
    'a b',
    'логин',
    'a.',
    'xn--80ak6aa92e',
    'XN--80ak6aa92e',
    'A.B',
    '{{x}}',
    'a'.repeat(64),
    '.influencersoft.com',
    'shop.username.influencersoft.com',
    'username.influencersoft.com:8443',
    'https://evil.example/username.influencersoft.com',
    'https://evil.example@username.influencersoft.com',
  ])('the login %p', async (login) => {
    expect(await errorOf(testConnection({ ...shop, login }))).toMatchObject({
      name: 'AppError',
      message: onlyLogin,
    });
    expect(await errorOf(run('delete_order', { ...shop, login }, { order_number: '1' }))).toMatchObject({
      message: onlyLogin,
    });
    expect(sandbox().visits).toEqual([]);
  });

  test.each<[ServiceName, string, string]>([
    ['influencersoft', 'https://username.justclick.io/', 'JustClick (justclick.io)'],
    ['influencersoft', 'username.justclick.ru', 'JustClick (justclick.ru)'],
    ['justclick', 'username.justclick.ru', 'JustClick (justclick.ru)'],
    ['justclick_ru', 'username.influencersoft.com', 'InfluencerSoft'],
  ])('of %s the address %s, which belongs to another service', async (service, login, other) => {
    const error = await errorOf(testConnection({ ...CONNECTIONS[service], login }));
    expect(error.message).toContain(
      `→ Login: this is the address of a shop at ${other}: choose ${other} as the Service`,
    );
    expect(sandbox().visits).toEqual([]);
  });

  test('a login in capital letters, which no address has', async () => {
    expect(await errorOf(testConnection({ ...shop, login: 'UserName' }))).toMatchObject({
      message: "InfluencerSoft → Login: enter it in lowercase, as in your shop's address",
    });
    expect(sandbox().visits).toEqual([]);
  });

  test.each([
    [
      'a shop without a login',
      { ...shop, login: '' },
      'InfluencerSoft → Login: fill in the login of your shop, such as username',
    ],
    [
      'JustClick without a login',
      { ...CONNECTIONS.justclick, login: '' },
      'JustClick (justclick.io) → Login: fill in the login of your shop, such as username',
    ],
    [
      'justclick.ru without a login',
      { ...CONNECTIONS.justclick_ru, login: null },
      'JustClick (justclick.ru) → Login: fill in the login of your shop, such as username',
    ],
    [
      'a short key',
      { ...shop, api_key: '12345' },
      'InfluencerSoft → API Key: paste the whole key: at least 6 characters, without blanks',
    ],
    [
      'a key with a blank behind it',
      { ...shop, api_key: `${shop.api_key} ` },
      'InfluencerSoft → API Key: paste the whole key: at least 6 characters, without blanks',
    ],
    [
      'a shop key that PHP would write in another way',
      { ...shop, api_key: 'abc*def~ghi' },
      "InfluencerSoft → API Key: copy it again: a shop's key has only letters and digits",
    ],
    ['no key', { ...shop, api_key: '' }, 'InfluencerSoft → API Key: fill in this field'],
    ['no service', { ...shop, service: undefined }, 'Service: choose a value'],
    [
      'an account of Aplaut under another service',
      { ...CONNECTIONS.aplaut, service: 'justclick' },
      'JustClick (justclick.io) → Login: fill in the login of your shop, such as username',
    ],
    [
      'a key with a line break in it',
      { ...shop, api_key: 'abcdef\nghijkl' },
      'InfluencerSoft → API Key: paste the whole key: at least 6 characters, without blanks',
    ],
    [
      'a placeholder instead of a key',
      { ...shop, api_key: '{{bundle.authData.api_key}}' },
      'InfluencerSoft → API Key: paste the key itself, not a placeholder',
    ],
    [
      'an unknown service',
      { ...shop, service: 'other' },
      'Service: choose one of InfluencerSoft (influencersoft), JustClick (justclick.io) (justclick), JustClick (justclick.ru) (justclick_ru), Aplaut (API Key) (aplaut), Aplaut (OAuth Application) (aplaut_oauth)',
    ],
  ])('%s', async (_what, authData, sentence) => {
    expect(await errorOf(testConnection(authData))).toMatchObject({ name: 'AppError', message: sentence });
    expect(sandbox().visits).toEqual([]);
  });

  test.each(['!', "'", '(', ')', '*', '~'])(
    'a shop key with %s, which PHP would write in another way',
    async (mark) => {
      expect(await errorOf(testConnection({ ...shop, api_key: `abcdef${mark}` }))).toMatchObject({
        message: "InfluencerSoft → API Key: copy it again: a shop's key has only letters and digits",
      });
    },
  );

  test('a key too short to be one tears no holes into a sentence', async () => {
    expect(await errorOf(testConnection({ ...shop, api_key: 'key' }))).toMatchObject({
      message: 'InfluencerSoft → API Key: paste the whole key: at least 6 characters, without blanks',
    });
  });

  test('Aplaut has no login, so what stands there does not matter', async () => {
    expect(await testConnection({ ...CONNECTIONS.aplaut, login: 'me@mail.example' })).toEqual({
      label: 'Aplaut: API key',
    });
    const error = await errorOf(testConnection({ service: 'aplaut_oauth', api_key: 'abc*def~ghi' }));
    expect(error.name).toBe('ExpiredAuthError');
  });
});

describe('an address from the environment', () => {
  afterEach(() => {
    for (const name of ['INFLUENCERSOFT_BASE_URL', 'JUSTCLICK_BASE_URL', 'APLAUT_BASE_URL']) {
      process.env[name] = sandbox().environment[name];
    }
  });

  test.each([
    'https://evil.example',
    'http://127.0.0.1.evil.example',
    'http://10.0.0.1',
    'http://120.0.0.1',
    'http://128.0.0.1',
    'http://127.0.0.1@evil.example',
    'http://user@127.0.0.1',
    'ftp://127.0.0.1',
    'nonsense',
    'http://[::2]',
  ])('%s is an error, and nothing is sent', async (address) => {
    for (const [variable, service] of [
      ['INFLUENCERSOFT_BASE_URL', 'influencersoft'],
      ['JUSTCLICK_BASE_URL', 'justclick_ru'],
      ['APLAUT_BASE_URL', 'aplaut_oauth'],
    ] as const) {
      process.env[variable] = address;
      const error = await errorOf(testConnection(CONNECTIONS[service]));
      expect(error.first).toBe(
        `${variable} may only hold the address of a sandbox on this machine, such as 127.0.0.1 with a port.`,
      );
    }
    expect(sandbox().visits).toEqual([]);
  });

  test('localhost is this machine', async () => {
    const port = new URL(sandbox().influencersoft.address).port;
    process.env.INFLUENCERSOFT_BASE_URL = `http://localhost:${port}/`;
    expect(await testConnection(shop)).toEqual({ label: 'InfluencerSoft: username' });
  });
});
