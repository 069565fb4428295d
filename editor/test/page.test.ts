import { editor, HOSTILE, headers, NOTES, post, Tab } from './notebook.ts';

/** The page of another app than ours. */

beforeEach(() => editor.renew());

test('nothing is loaded from elsewhere, sent elsewhere, or written into the page', async () => {
  const response = await editor.server.request('/zap/new', { headers });
  expect(response.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
      "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
});

test('a Zap has an address, and is there when it is loaded again', async () => {
  const response = await editor.server.request('/', { headers });
  expect([response.status, response.headers.get('location')]).toEqual([
    302,
    expect.stringMatching(/^\/zap\/[0-9a-f-]{36}$/),
  ]);
  const tab = new Tab();
  await tab.configure();
  await tab.press({ type: 'refresh' }, { 'in/title': 'typed' });
  await tab.reload();
  expect(tab.html).toContain('value="typed"');
});

test('what a definition says is shown and not run', async () => {
  const tab = new Tab();
  await tab.configure();
  expect(tab.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(tab.html).toContain('<strong>b</strong>');
  expect(tab.html).not.toContain(HOSTILE);
  expect(tab.html).not.toContain('href="javascript:');
});

describe('an account', () => {
  test('of the sandbox is connected with one click', async () => {
    const tab = new Tab();
    await tab.press({ type: 'pick', step: 1, action: 'creates.note' });
    expect(await tab.press({ type: 'connect_sandbox', kind: 0 })).toBe('The notebook was connected.');
    expect(tab.html).toContain('Sandbox');
    expect(tab.html).not.toContain('sandbox-secret');
    expect(tab.main).toBe('Continue');
  });

  test('that is real is asked for its own fields only', async () => {
    const tab = new Tab();
    await tab.press({ type: 'pick', step: 1, action: 'creates.note' });
    await tab.press({ type: 'fill_in_account', kind: 0 });
    expect(tab.html).toContain('name="account/secret"');
    expect(tab.html).not.toContain('name="account/place"');
  });

  test('is not connected with a key that was cleared', async () => {
    const tab = new Tab();
    await tab.press({ type: 'pick', step: 1, action: 'creates.note' });
    await tab.connect('wrong-secret');
    expect(tab.html).toContain('The secret is wrong.');
    expect(tab.html).not.toContain('wrong-secret');
    await tab.press({ type: 'refresh' }, { 'account/secret': 'good-secret' });
    expect(tab.html).not.toContain('good-secret');
    await tab.press({ type: 'connect' }, { 'account/secret': '' });
    expect(tab.html).toContain('The secret is wrong.');
    expect(await tab.press({ type: 'connect' }, { 'account/secret': 'good-secret' })).toBe(
      'The notebook was connected.',
    );
  });

  test('that is called like another has a number', async () => {
    const tab = new Tab();
    await tab.press({ type: 'pick', step: 1, action: 'creates.note' });
    await tab.connect('first-secret');
    expect(await tab.connect('second-secret')).toBe('The notebook #2 was connected.');
    expect(await tab.connect('first-secret')).toBe('The notebook was connected.');
    expect(tab.html.match(/aria-label="Disconnect The notebook/g)).toHaveLength(2);
  });

  test('that was disconnected is chosen nowhere', async () => {
    const tab = new Tab();
    await tab.configure();
    await tab.press({ type: 'disconnect', connection: 'connection1' });
    expect(tab.html).not.toContain('Disconnect The notebook');
    expect(tab.html).toContain('Connect an account');
    expect(tab.main).toBeUndefined();
  });
});

describe('a form', () => {
  test('counts what is filled in from the start as chosen, for the fields that depend on it', async () => {
    const tab = new Tab();
    await tab.configure();
    expect(tab.html).toContain('name="in/for_plain"');
    await tab.press({ type: 'refresh' }, { 'in/kind': 'rich' });
    expect(tab.html).not.toContain('name="in/for_plain"');
  });

  test('marks what is required, folds the rest, and shows what is filled in', async () => {
    const tab = new Tab();
    await tab.configure();
    expect(tab.html).toMatch(/alert\(1\)&lt;\/script&gt; <span class="required">required/);
    expect(tab.html.indexOf('name="in/link"')).toBeGreaterThan(tab.html.indexOf('Show more'));
    await tab.press({ type: 'refresh' }, { 'in/link': 'filled' });
    await tab.press({ type: 'open', step: 1, tab: 'setup' });
    await tab.press({ type: 'open', step: 1, tab: 'configure' });
    expect(tab.html.indexOf('name="in/link"')).toBeLessThan(tab.html.indexOf('Show more'));
  });

  test('has pairs and lists', async () => {
    const tab = new Tab();
    await tab.configure();
    const filled = {
      'in/pairs/0/key': 'region',
      'in/pairs/0/value': '74',
      'in/tags/0': 'new',
      'in/tags/1': 'urgent',
    };
    await tab.press({ type: 'refresh' }, filled);
    for (const [name, value] of Object.entries(filled))
      expect(tab.html).toContain(`name="${name}" value="${value}"`);
    await tab.press({ type: 'remove_row', step: 1, at: 'tags', row: 0 }, filled);
    await tab.press({ type: 'add_row', step: 1, at: 'tags' });
    expect(tab.html).toContain('name="in/tags/1" value=""');
    await tab.test({ 'in/title': 'A' });
    expect(NOTES[0]).toMatchObject({ pairs: { region: '74' }, tags: ['urgent'] });
  });

  test('keeps what has no field for now, and what was filled in for another action', async () => {
    const tab = new Tab();
    await tab.configure();
    await tab.press({ type: 'refresh' }, { 'in/for_plain': 'kept' });
    await tab.press({ type: 'refresh' }, { 'in/kind': 'rich' });
    await tab.press({ type: 'pick', step: 1, action: 'searches.note' });
    await tab.press({ type: 'pick', step: 1, action: 'creates.note' });
    await tab.press({ type: 'open', step: 1, tab: 'configure' }, { 'in/kind': 'plain' });
    expect(tab.html).toContain('name="in/for_plain" value="kept"');
  });

  test('has a drop-down that offers more where there is more', async () => {
    const tab = new Tab();
    await tab.configure();
    const first = await tab.list('thing');
    expect(first).toContain('Thing 0');
    expect(first).toContain('Load more');
    const second = await tab.list('thing', { page: 1 });
    expect(second).toContain('Thing 1');
    expect(second).not.toContain('Load more');
  });

  test('keeps the title of what was chosen', async () => {
    const tab = new Tab();
    await tab.configure();
    await tab.press({ type: 'refresh' }, { 'in/thing': 'thing-0', 'title/thing': 'Thing 0' });
    expect(tab.html).toContain('data-value="thing-0"><b>Thing 0</b>');
  });
});

test('a search that creates what it does not find has both forms, and does both', async () => {
  const tab = new Tab();
  await tab.reload();
  expect(tab.html).toContain('Find or Add Note');
  await tab.configure('searchOrCreates.note');
  await tab.test({ 'in/title': 'A', 'in/link': 'L' });
  await tab.test({});
  expect(NOTES).toEqual([{ id: 1, title: 'A', link: 'L', kind: 'plain' }]);
  await tab.press({ type: 'open', step: 1, tab: 'configure' });
  expect(tab.html.match(/name="in\/title"/g)).toHaveLength(1);
});

describe('a result', () => {
  const tested = async () => {
    const tab = new Tab();
    await tab.configure();
    expect(await tab.test({ 'in/title': 'mine' })).toBe('The step was successful.');
    expect(tab.html).toContain('class="result good"');
    return tab;
  };

  test('is shown in its own tab only', async () => {
    await tested();
    const other = new Tab();
    await other.configure();
    await other.press({ type: 'open', step: 1, tab: 'test' });
    expect(other.html).not.toContain('class="result');
    expect(other.main).toBe('Test step');
  });

  test('is not green any more once the step was changed', async () => {
    const tab = await tested();
    await tab.press({ type: 'open', step: 1, tab: 'configure' });
    await tab.press({ type: 'open', step: 1, tab: 'test' }, { 'in/title': 'other' });
    expect(tab.html).toContain('class="result stale"');
    expect(tab.html).not.toContain('class="result good"');
    expect(tab.html).toContain('Changed since the test');
    expect(tab.main).toBe('Test step');
  });

  test('is not shown beside a source that cannot be built', async () => {
    const tab = await tested();
    editor.buildError = { message: 'Unexpected "="', at: 'src/note.ts:3:9' };
    await tab.reload();
    expect(tab.html).toContain('<code>src/note.ts:3:9</code> Unexpected &quot;=&quot;');
    expect(tab.html).not.toMatch(/class="(result|dot) good"/);
    expect(tab.main).toBeUndefined();
    editor.buildError = undefined;
    await tab.press({ type: 'refresh' });
    expect(tab.html).toContain('class="result good"');
  });

  test('has keys and types in the developer view', async () => {
    const tab = await tested();
    expect(tab.html).toContain('<code class="developer">id</code>');
    expect(tab.html).toContain('<span class="developer">integer</span>');
    await tab.press({ type: 'refresh' }, { has_result: 'yes', developer: 'yes' });
    expect(tab.html).toMatch(/name="developer" value="yes" checked/);
    await tab.press({ type: 'refresh' }, { has_result: 'yes' });
    expect(tab.html).not.toMatch(/name="developer" value="yes" checked/);
  });
});

describe('several steps', () => {
  /** Step 1 finds notes with a title; step 2 adds one. */
  const build = async (title: string) => {
    const tab = new Tab();
    await tab.configure('searches.note');
    await tab.press({ type: 'refresh' }, { 'in/title': title });
    await tab.press({ type: 'add_step', after: 1 });
    await tab.configure('creates.note', 2);
    return tab;
  };

  test('are not run as long as one of them is not ready', async () => {
    const tab = new Tab();
    await tab.configure();
    await tab.press({ type: 'add_step', after: 1 });
    expect(await tab.press({ type: 'run' })).toBe('Nothing was run: step 2 is not set up.');
    expect(NOTES).toEqual([]);
  });

  test('offer examples until the first is tested, and then what it found', async () => {
    NOTES.push({ id: 7, title: 'found' });
    const tab = await build('found');
    expect(await tab.list('title', { step: 2 })).toContain('Examples. Test the step for real values.');
    await tab.test({});
    const list = await tab.list('title', { step: 2 });
    expect(list).not.toContain('Examples.');
    expect(list).toContain('data-value="{{1.id}}" data-pill="1. id" data-example="7"');
  });

  test('show a mapped value as a pill, and give it to the next', async () => {
    NOTES.push({ id: 7, title: 'found' });
    const tab = await build('found');
    await tab.test({});
    await tab.press({ type: 'open', step: 2, tab: 'configure' });
    await tab.press({ type: 'refresh' }, { step: '2', 'in/title': 'No. {{1.id}}!' });
    expect(tab.html).toContain(
      '>No. <span class="pill" contenteditable="false" data-value="{{1.id}}"><b>1. id</b>',
    );
    await tab.test({}, 2);
    expect(NOTES[1]).toMatchObject({ title: 'No. 7!' });
  });

  test('map the fields of the same name with one click', async () => {
    NOTES.push({ id: 7, title: 'found', link: 'there' });
    const tab = await build('found');
    await tab.test({});
    await tab.press({ type: 'open', step: 2, tab: 'configure' });
    expect(tab.html).toContain('Map 2 fields');
    expect(await tab.press({ type: 'map_matching', step: 2 }, { step: '2' })).toBe('2 fields were mapped.');
    await tab.test({}, 2);
    expect(NOTES[1]).toMatchObject({ title: 'found', link: 'there' });
  });

  test('give the record that is chosen', async () => {
    NOTES.push({ id: 7, title: 'found' }, { id: 8, title: 'found' });
    const tab = await build('found');
    expect(await tab.test({})).toBe('2 notes were found.');
    expect(tab.html).toContain('1 of 2');
    await tab.press({ type: 'record', step: 1, record: 1 });
    await tab.test({ 'in/title': '{{1.id}}' }, 2);
    expect(NOTES[2]).toMatchObject({ title: 8 });
  });

  test('run one after the other, a search among them', async () => {
    NOTES.push({ id: 7, title: 'found', link: 'found too' }, { id: 8, title: 'found too', link: 'end' });
    const tab = await build('found');
    await tab.press({ type: 'add_step', after: 1 });
    await tab.configure('searches.note', 3);
    await tab.press({ type: 'refresh' }, { step: '3', 'in/title': '{{1.link}}' });
    await tab.press({ type: 'open', step: 2, tab: 'configure' });
    await tab.press({ type: 'refresh' }, { step: '2', 'in/title': '{{3.link}}' });
    expect(await tab.press({ type: 'run' })).toBe('The step was successful.');
    expect(NOTES[2]).toMatchObject({ title: 'end' });
    expect(tab.main).toBe('Run Zap');
  });

  test('keep what is mapped when one comes between, and say which was removed', async () => {
    const tab = await build('found');
    await tab.press({ type: 'refresh' }, { step: '2', 'in/title': '{{1.id}}' });
    await tab.press({ type: 'add_step', after: 1 });
    await tab.press({ type: 'open', step: 2, tab: 'configure' }, { step: '3' });
    expect(tab.html).toContain('<h2 id="step-title" tabindex="-1">3. Add Note</h2>');
    expect(tab.html).toContain('data-value="{{1.id}}"><b>1. id</b>');
    await tab.press({ type: 'remove_step', step: 1 });
    await tab.press({ type: 'open', step: 2, tab: 'configure' }, { step: '3' });
    expect(tab.html).toContain('<b>Removed step</b>');
  });

  test.each([
    ['unknown', 'No note was found.', 'Step 2 was not run: step 1 has nothing to give to it.'],
    ['broken', 'The search failed.', 'Step 2 was not run: step 1 failed.'],
  ])('do nothing with a sample where the first gave nothing (%s)', async (title, message, second) => {
    const tab = await build(title);
    expect(await tab.test({})).toBe(message);
    expect(await tab.test({ 'in/title': '{{1.title}}' }, 2)).toBe(second);
    await tab.press({ type: 'run' });
    expect(NOTES).toEqual([]);
  });
});

describe('what no button asks', () => {
  test.each(['{', '{"type":"nope"}', '{"type":"test","step":"x"}', '[]'])(
    '%s is refused',
    async (command) => {
      expect((await post('/zap/a', { do: command })).status).toBe(400);
      expect((await post('/zap/a/list', { list: command })).status).toBe(400);
    },
  );

  test.each([
    { type: 'test', step: 9 },
    { type: 'remove_step', step: 9 },
    { type: 'connect_sandbox', kind: 9 },
    { type: 'connect' },
    { type: 'record', step: 9, record: 5 },
  ])('%j of something that is not there does nothing', async (command) => {
    expect((await post('/zap/a', { do: JSON.stringify(command) })).status).toBe(200);
  });
});
