import { getVersionChangelog } from 'zapier-platform-cli/src/utils/changelog.js';
import packageJson from '../package.json' with { type: 'json' };
import { ACTIONS } from './support/app.ts';

test('CHANGELOG.md says what is new in this version, as `promote` reads it', async () => {
  const { changelog, appMetadata = [] } = await getVersionChangelog(packageJson.version);
  expect(changelog).toMatch(/^- /);
  expect(appMetadata.length).toBeGreaterThan(0);
  for (const { action_key } of appMetadata) expect(Object.keys(ACTIONS)).toContain(action_key);
});

test('0.1.0 names each action that is shown', async () => {
  const { appMetadata = [] } = await getVersionChangelog('0.1.0');
  expect(appMetadata.map(({ action_type, action_key }) => `${action_type} ${action_key}`).sort()).toEqual([
    'read cancelled_order',
    'read new_order',
    'read order_status_changed',
    'read paid_order',
    'search find_coupon',
    'search find_order',
    'search find_product',
    'search find_sales_manager',
    'write create_order',
    'write delete_order',
    'write update_order_status',
  ]);
});
