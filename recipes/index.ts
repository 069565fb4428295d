import { cancelledOrdersToAplaut } from './cancelled-orders-to-aplaut.ts';
import { newOrdersToSlack } from './new-orders-to-slack.ts';
import { ordersToHubspotLineItems } from './orders-to-hubspot-line-items.ts';
import { paidCustomersToMailchimp } from './paid-customers-to-mailchimp.ts';
import { paidOrdersToAplaut } from './paid-orders-to-aplaut.ts';
import type { Recipe } from './recipe.ts';
import { sheetRowsToOrders } from './sheet-rows-to-orders.ts';
import { shipmentsToSentOrders } from './shipments-to-sent-orders.ts';
import { shopifyOrdersToAplaut } from './shopify-orders-to-aplaut.ts';
import { stripePaymentsToPaidOrders } from './stripe-payments-to-paid-orders.ts';
import { stripeRefundsToReturnedOrders } from './stripe-refunds-to-returned-orders.ts';

/** Every recipe, by the name of its page. */
export const RECIPES = {
  'paid-orders-to-aplaut': paidOrdersToAplaut,
  'cancelled-orders-to-aplaut': cancelledOrdersToAplaut,
  'shopify-orders-to-aplaut': shopifyOrdersToAplaut,
  'sheet-rows-to-orders': sheetRowsToOrders,
  'stripe-payments-to-paid-orders': stripePaymentsToPaidOrders,
  'stripe-refunds-to-returned-orders': stripeRefundsToReturnedOrders,
  'shipments-to-sent-orders': shipmentsToSentOrders,
  'orders-to-hubspot-line-items': ordersToHubspotLineItems,
  'new-orders-to-slack': newOrdersToSlack,
  'paid-customers-to-mailchimp': paidCustomersToMailchimp,
} as const satisfies Record<string, Recipe>;
