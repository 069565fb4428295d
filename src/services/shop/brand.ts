import type { Connection } from '../../contract/service.ts';

/** One name under which the shop API is sold. */
export interface Brand {
  name: string;
  /** What the connection form and the connection's label call it. */
  title: string;
  /** The shop of a login is at `{login}.{domain}`. */
  domain: string;
  baseUrlVariable: string;
}

export const INFLUENCERSOFT: Brand = {
  name: 'InfluencerSoft',
  title: 'InfluencerSoft',
  domain: 'influencersoft.com',
  baseUrlVariable: 'INFLUENCERSOFT_BASE_URL',
};

export const JUSTCLICK: Brand = {
  name: 'JustClick',
  title: 'JustClick (justclick.io)',
  domain: 'justclick.io',
  baseUrlVariable: 'JUSTCLICK_BASE_URL',
};

export const JUSTCLICK_RU: Brand = {
  ...JUSTCLICK,
  title: 'JustClick (justclick.ru)',
  domain: 'justclick.ru',
};

/** The shop's host. */
export const hostOf = (brand: Brand, connection: Connection): string => `${connection.login}.${brand.domain}`;
