import { FIND_SALES_MANAGER, SALES_MANAGER } from '../orders/choices.ts';
import type { QuerySpec } from '../zapier/action.ts';

export const findSalesManager = {
  key: 'find_sales_manager',
  noun: 'Sales Manager',
  label: 'Find Sales Manager',
  description: 'Finds a sales manager by name or number.',
  input: FIND_SALES_MANAGER,
  output: SALES_MANAGER,
} satisfies QuerySpec;
