import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { buildQuery, parseForm } from '../../../sandbox/php.ts';
import {
  httpBuildQuery,
  type QueryFields,
  type QueryValue,
} from '../../../src/services/shop/http-build-query.ts';
import { signRequest, verifyResponse } from '../../../src/services/shop/signature.ts';
import { runs } from '../../support/random-runs.ts';
import php from '../../vectors/php.json' with { type: 'json' };

const { user, key } = php;

describe('httpBuildQuery and signRequest', () => {
  test.each(php.vectors)('$name, as PHP printed it', ({ fields, query, hash }) => {
    expect(httpBuildQuery(fields as QueryFields)).toBe(query);
    expect(signRequest(query, user, key)).toBe(hash);
  });

  test.each([0.5, 1500.5, -0, 2 ** 53, 1e21, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses the number %p, which PHP may print another way',
    (number) => {
      expect(() => httpBuildQuery({ goods: [{ good_sum: number }] })).toThrow(TypeError);
    },
  );

  test.each([0, -1, 1291001819, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
    'takes the number %p',
    (number) => {
      expect(httpBuildQuery({ a: number })).toBe(`a=${number}`);
    },
  );

  test.each([
    ['a\ud800b', 'a%EF%BF%BDb'],
    ['a\udc00', 'a%EF%BF%BD'],
    ['\ud83d\ude00\ud83d', '%F0%9F%98%80%EF%BF%BD'],
  ])('writes a lone surrogate as U+FFFD: %j', (text, encoded) => {
    expect(httpBuildQuery({ a: text })).toBe(`a=${encoded}`);
  });

  test('leaves undefined out, in lists and maps', () => {
    expect(httpBuildQuery({ a: undefined, b: ['x', undefined, 'y'], c: { d: undefined } })).toBe(
      'b%5B0%5D=x&b%5B2%5D=y',
    );
  });
});

describe('verifyResponse', () => {
  test.each(php.responses)('accepts code $error_code, signed by PHP', ({ error_code, error_text, hash }) => {
    expect(verifyResponse({ code: String(error_code), text: error_text, hash }, key)).toBe(true);
  });

  const answer = { code: '0', text: 'OK', hash: 'cf2b10a8fd707c6d14f496e19503b0a1' };
  test.each([
    ['another code', { ...answer, code: '1' }],
    ['another text', { ...answer, text: 'ok' }],
    ['another hash', { ...answer, hash: 'df2b10a8fd707c6d14f496e19503b0a1' }],
    ['a cut hash', { ...answer, hash: 'cf2b10a8fd707c6d14f496e19503b0a' }],
    ['an empty hash', { ...answer, hash: '' }],
    ['no hash', { ...answer, hash: undefined }],
    ['a hash of as many characters, but more bytes', { ...answer, hash: 'ж'.repeat(32) }],
  ])('refuses %s', (_what, changed) => {
    expect(verifyResponse(changed, key)).toBe(false);
  });

  test('refuses another key', () => {
    expect(verifyResponse(answer, `${key}X`)).toBe(false);
  });
});

describe('against PHP itself', () => {
  const hasPhp = spawnSync('php', ['--version']).status === 0;
  if (!hasPhp && process.env.REQUIRE_PHP === '1') throw new Error('REQUIRE_PHP is set, and there is no php.');
  const RUNS = runs(2_500);

  /** One JSON line in, one JSON line out for each. */
  const inPhp = (program: string, lines: readonly unknown[]): unknown[] => {
    const loop = `while (($line = fgets(STDIN)) !== false) { $in = json_decode($line, true); echo json_encode(${program}), "\\n"; }`;
    const { stdout, stderr, status } = spawnSync('php', ['-r', loop], {
      input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
      maxBuffer: 2 ** 28,
    });
    if (status !== 0) throw new Error(stderr.toString());
    return stdout
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  };

  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', "~!*'()", 'a b+c', '&hash=', '=&', '\0'),
  );
  const { tree } = fc.letrec<{ tree: QueryValue }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      text,
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(text, tie('tree'), { maxKeys: 4 }),
    ),
  }));

  if (!hasPhp) {
    test('there is no php on this machine, so nothing was compared with it', () => {
      console.warn('Install php-cli to compare httpBuildQuery with PHP itself.');
      expect(hasPhp).toBe(false);
    });
    return;
  }

  test(`${RUNS} random trees give the same query and hash`, () => {
    const trees = fc
      .sample(fc.dictionary(text, tree, { maxKeys: 5 }), RUNS)
      .map((fields) => wellFormed(fields));
    const printed = inPhp(`[http_build_query($in), md5(http_build_query($in) . '::${user}::${key}')]`, trees);
    const ours = trees.map((fields) => {
      const query = httpBuildQuery(fields);
      return [query, signRequest(query, user, key)];
    });
    expect(ours).toEqual(printed);
  });

  test(`${RUNS} random forms are read and written anew by the sandbox as by PHP`, () => {
    const piece = fc.constantFrom(
      'a',
      'b1',
      '[',
      ']',
      '[]',
      '[a]',
      '[0]',
      '=',
      '&',
      '+',
      '.',
      '%00',
      '%5B',
      '%5D',
      '%20',
      '%D0%96',
      '%2A',
      '~',
    );
    const bodies = fc.sample(
      fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join('')),
      RUNS,
    );
    const printed = inPhp(
      '(function () use ($in) { parse_str($in, $form); return http_build_query($form); })()',
      bodies,
    );
    expect(bodies.map((body) => buildQuery(parseForm(body)))).toEqual(printed);
  });
});

/** JSON cannot carry a lone surrogate to PHP; those have tests of their own above. */
function wellFormed(fields: QueryFields): QueryFields {
  return JSON.parse(JSON.stringify(fields), (_key, value) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  );
}
