import zapier, { type Bundle, defineApp, type ZObject } from 'zapier-platform-core';

/**
 * The least that can create an order: an app for core with one create, which posts a finished text. Its one field is not used;
 * a form without any does not pass Zapier's checks. What it costs is what core and the line cost.
 */

/** The order of the vendor's PHP sample as PHP sends it, with its hash (`CreateOrder`; help.justclick.io, archive 582). */
const BODY =
  'goods%5B0%5D%5Bgood_name%5D=invoice&goods%5B0%5D%5Bgood_sum%5D=1500&goods%5B1%5D%5Bgood_name%5D=sales&' +
  'bill_first_name=Name&bill_surname=Surname&bill_middle_name=Middle+Name&bill_email=user4%40email.ru&' +
  'bill_phone=%2B7%28928%29777-77-77&bill_country=USA&bill_region=New+York&bill_city=New+York&bill_address=Wall+St.&' +
  'bill_postal_code=345678&bill_kupon=skidka50&bill_tag=AdWords&bill_comment=in+a+beautiful+box&bill_ip=192.168.0.1&' +
  'bill_timer_kill=1&bill_created=1291001819&bill_domain=www.shop.io&utm%5Butm_medium%5D=cpc&' +
  'utm%5Butm_source%5D=direct&utm%5Butm_campaign%5D=my+campaign&utm%5Butm_content%5D=content_123&' +
  'utm%5Butm_term%5D=my_label&hash=5a42f17ca4798be7dc7f7c358b9a84f3';

/** Posts the order; on a connection of its own, as this project does, if `NEW_CONNECTION` is set. */
export async function perform(z: ZObject, _bundle: Bundle): Promise<{ id: string }> {
  const response = await z.request({
    method: 'POST',
    url: `${process.env.INFLUENCERSOFT_BASE_URL}/api/CreateOrder`,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      // The name of the shop, as Node would write it to the real one.
      host: 'username.influencersoft.com',
      ...(process.env.NEW_CONNECTION && { connection: 'close' }),
    },
    body: BODY,
  });
  return { id: String(response.data.result.bill_id) };
}

export default defineApp({
  version: '1.0.0',
  platformVersion: zapier.version,
  creates: {
    create_order: {
      key: 'create_order',
      noun: 'Order',
      display: { label: 'Create Order', description: 'Creates a new order.' },
      operation: {
        inputFields: [{ key: 'email', label: 'Email' }],
        perform,
        sample: { id: '258367' },
      },
    },
  },
});
