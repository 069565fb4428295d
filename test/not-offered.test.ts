import { CONNECTIONS, errorOf, fieldsShown, perform, useSandbox } from './support/app.ts';

const sandbox = useSandbox();

describe.each([
  {
    key: 'find_coupon' as const,
    message:
      'Find Coupon is not available for Aplaut. Choose another action, or an account of InfluencerSoft or JustClick.',
  },
  {
    key: 'find_sales_manager' as const,
    message:
      'Find Sales Manager is not available for Aplaut. Choose another action, or an account of InfluencerSoft or JustClick.',
  },
])('$key in Aplaut', ({ key, message }) => {
  test('shows a note before the fields, which are the same for all who have it', async () => {
    expect(await fieldsShown(key, 'inputFields', CONNECTIONS.aplaut)).toEqual([
      { key: 'not_offered', type: 'copy', helpText: message },
      expect.objectContaining({ key: 'query' }),
    ]);
  });

  test('shows its fields to an account that has it', async () => {
    const fields = await fieldsShown(key, 'inputFields', CONNECTIONS.justclick);
    expect(fields.map((field) => field.key)).toEqual(['query']);
  });

  test('fails before any request, with the same message', async () => {
    const error = await errorOf(perform(key, CONNECTIONS.aplaut_oauth, { query: 'x' }));
    expect(error).toMatchObject({ name: 'AppError', code: 'not_offered', message });
    expect(sandbox().visits).toEqual([]);
  });
});

describe.each([
  {
    key: 'list_coupons' as const,
    message: "Coupons can't be listed for Aplaut. Type or map a value instead.",
  },
  {
    key: 'list_sales_managers' as const,
    message: "Sales Managers can't be listed for Aplaut. Type or map a value instead.",
  },
])('$key in Aplaut', ({ key, message }) => {
  test('has no form', async () => {
    expect(await fieldsShown(key, 'inputFields', CONNECTIONS.aplaut)).toEqual([]);
  });

  test('gives the reason instead of choices', async () => {
    expect(await errorOf(perform(key, CONNECTIONS.aplaut, {}))).toMatchObject({
      name: 'AppError',
      code: 'not_offered',
      message,
    });
    expect(sandbox().visits).toEqual([]);
  });
});
