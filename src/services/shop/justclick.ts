import type { Brand } from './brand.ts';

export const JUSTCLICK: Brand = {
  id: 'justclick',
  name: 'JustClick',
  title: 'JustClick (justclick.io)',
  help: 'Shops of JustClick are at justclick.io or at justclick.ru, as [the address of yours](https://help.justclick.ru/archives/488) says.',
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
