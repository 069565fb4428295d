import type { Brand } from './brand.ts';

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
