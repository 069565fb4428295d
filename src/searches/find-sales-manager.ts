import { FIND_SALES_MANAGER, SALES_MANAGER } from '../orders/choices.ts';
import { searchOf } from '../zapier/action.ts';

export const findSalesManager = searchOf({
  key: 'find_sales_manager',
  noun: 'Sales Manager',
  label: 'Find Sales Manager',
  description: 'Finds a sales manager by name or number.',
  form: FIND_SALES_MANAGER,
  result: SALES_MANAGER,
  behind: (service) => service.findSalesManager,
});
