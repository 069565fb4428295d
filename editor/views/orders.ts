import { html } from 'hono/html';
import type { ServiceOrders } from '../dependencies.ts';
import { FOCUS } from '../ids.ts';
import { serviceIcon } from './icons.ts';
import { type Html, SANDBOX_BADGE } from './parts.ts';

/** What the services of the sandbox hold. */
export const renderOrders = (services: readonly ServiceOrders[]): Html =>
  html`<main class="orders"><h2 id="${FOCUS.screen}" tabindex="-1">Orders in the sandbox ${SANDBOX_BADGE}</h2>
    <p class="help">What the sandbox holds now, newest first. It starts anew with the editor.</p>
    ${services.map(
      ({ service, icon, orders }) =>
        html`<section class="block"><h3>${serviceIcon({ icon })} ${service}</h3>${
          orders.length === 0
            ? html`<p class="empty">No orders.</p>`
            : html`<div class="scroll" tabindex="0" role="group" aria-label="Orders in ${service}"><table aria-label="${service}"><thead><tr><th scope="col">Number</th><th scope="col">Customer</th>
            <th scope="col">Items</th><th scope="col">Status</th></tr></thead><tbody>${orders.map(
              (order) =>
                html`<tr><th scope="row">${order.number}</th><td>${order.customer}</td><td>${order.items}</td><td>${order.status}</td></tr>`,
            )}</tbody></table></div>`
        }</section>`,
    )}</main>`;
