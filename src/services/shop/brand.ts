/** One name under which the shop API is sold. */
export interface Brand {
  /** What a connection calls it. */
  id: string;
  name: string;
  /** What the connection form and the connection's label call it. */
  title: string;
  /** The shop of a login is at `{login}.{domain}`. */
  domain: string;
  baseUrlVariable: string;
  /** Where the vendor explains the address of a shop. */
  loginHelp: string;
  /** Where the vendor explains how to find the API Key. */
  apiKeyHelp: string;
}

export const INFLUENCERSOFT: Brand = {
  id: 'influencersoft',
  name: 'InfluencerSoft',
  title: 'InfluencerSoft',
  domain: 'influencersoft.com',
  baseUrlVariable: 'INFLUENCERSOFT_BASE_URL',
  loginHelp: 'https://help.influencersoft.com/hc/en-us/articles/360050868031',
  apiKeyHelp: 'https://help.influencersoft.com/hc/en-us/articles/360050406312',
};

export const JUSTCLICK: Brand = {
  id: 'justclick',
  name: 'JustClick',
  title: 'JustClick (justclick.io)',
  domain: 'justclick.io',
  baseUrlVariable: 'JUSTCLICK_BASE_URL',
  loginHelp: 'https://help.justclick.io/archives/488',
  apiKeyHelp: 'https://help.justclick.io/archives/488',
};

export const JUSTCLICK_RU: Brand = {
  ...JUSTCLICK,
  id: 'justclick_ru',
  title: 'JustClick (justclick.ru)',
  domain: 'justclick.ru',
  loginHelp: 'https://help.justclick.ru/archives/488',
  apiKeyHelp: 'https://help.justclick.ru/archives/488',
};
