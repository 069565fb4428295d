import { explainSignature } from './signature.ts';

describe('a signature', () => {
  const exchange = {
    method: 'POST',
    url: '',
    requestHeaders: '',
    duration: 1,
    status: 200,
    responseHeaders: '',
    // md5('a=1::username::XXXX…') and md5('0::ok::XXXX…'), printed by PHP.
    requestBody: 'a=1&hash=b515bf85047b171d92f0769bf8517e6a',
    responseBody: '{"error_code":0,"error_text":"ok","hash":"ffe12101a35998cbb60b510662de528e"}',
  };
  const authData = { login: 'username', api_key: 'X'.repeat(40) };

  test('is shown with what was signed, and held against it', () => {
    expect(explainSignature(exchange, authData)?.lines).toEqual([
      { label: 'Signed', text: 'a=1::username::••••' },
      { label: 'MD5', text: 'b515bf85047b171d92f0769bf8517e6a', holds: true },
      { label: 'Answer signed', text: '0::ok::••••' },
      { label: 'MD5 of the answer', text: 'ffe12101a35998cbb60b510662de528e', holds: true },
    ]);
  });

  test('of another key does not hold', () => {
    const { lines } = explainSignature(exchange, { ...authData, api_key: 'other' }) ?? { lines: [] };
    expect(lines.map(({ holds }) => holds)).toEqual([undefined, false, undefined, false]);
  });

  test('is nothing to speak of where nothing is signed', () => {
    const plain = { ...exchange, requestBody: '{"data":{}}', responseBody: '' };
    expect(explainSignature(plain, authData)).toBeUndefined();
    const noParameters = { ...plain, requestBody: 'hash=53de7e1144de71c41d1cb06887f4b179' };
    expect(explainSignature(noParameters, authData)?.lines[1]?.holds).toBe(true);
  });
});
