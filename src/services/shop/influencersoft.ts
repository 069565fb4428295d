import type { Brand } from './brand.ts';

export const INFLUENCERSOFT: Brand = {
  id: 'influencersoft',
  name: 'InfluencerSoft',
  title: 'InfluencerSoft',
  domain: 'influencersoft.com',
  baseUrlVariable: 'INFLUENCERSOFT_BASE_URL',
  loginHelp: 'https://help.influencersoft.com/hc/en-us/articles/360050868031',
  apiKeyHelp: 'https://help.influencersoft.com/hc/en-us/articles/360050406312',
};
