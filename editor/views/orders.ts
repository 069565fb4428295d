import { html } from 'hono/html';
import type { ServiceOrders } from '../dependencies.ts';
import type { Html } from './parts.ts';

/** What the services of the sandbox hold. */
export const renderOrders = (services: readonly ServiceOrders[]): Html =>
  html`<section class="orders" aria-labelledby="orders-title"><h2 id="orders-title">Orders in the sandbox</h2>
    ${services.map(
      ({ service, orders }) =>
        html`<h3>${service}</h3>${
          orders.length === 0
            ? html`<p class="empty">None.</p>`
            : html`<table aria-label="${service}"><thead><tr><th scope="col">Number</th><th scope="col">Customer</th><th scope="col">Items</th>
            <th scope="col">Status</th></tr></thead><tbody>${orders.map(
              (order) =>
                html`<tr><th scope="row">${order.number}</th><td>${order.customer}</td><td>${order.items}</td>
                <td>${order.status}</td></tr>`,
            )}</tbody></table>`
        }`,
    )}</section>`;
