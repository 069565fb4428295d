import type { QuerySpec } from '../contract/action-spec.ts';
import { FIND_SALES_MANAGER, SALES_MANAGER } from '../orders/choices.ts';

export const findSalesManager = {
  key: 'find_sales_manager',
  noun: 'Sales Manager',
  label: 'Find Sales Manager',
  description:
    'Finds a sales manager by name or number, and returns the number for a new order with a payment status.',
  input: FIND_SALES_MANAGER,
  output: SALES_MANAGER,
} satisfies QuerySpec;
