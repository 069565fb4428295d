import { html } from 'hono/html';
import type { ServiceOrder, ServiceOrders } from '../dependencies.ts';
import type { Editor } from '../editor.ts';
import { orderId } from '../ids.ts';
import type { PageView } from '../page-view.ts';
import type { ZapHistory, ZapRunner } from '../runner.ts';
import { serviceIcon } from './icons.ts';
import { attribute, button, type Html, SANDBOX_BADGE } from './parts.ts';

/** How many orders of a service are in sight. */
const NEWEST = 3;

/** The services that the Zap works with, as at a counter. What goes wrong happens on the way from the first to the others. */
export function renderCounter(
  { dependencies }: Editor,
  { steps }: PageView,
  history: ZapHistory,
  runner: ZapRunner,
): Html {
  const names = steps.map(({ account }) => account?.kind.service);
  const orders = dependencies.orders();
  const held = [...new Set(names)].flatMap((name) => orders.find(({ service }) => service === name) ?? []);
  const [first, ...others] = held.map(renderService);
  const faults = runner.faults.filter(({ services = names }) =>
    services.some((name) => names.slice(1).includes(name)),
  );
  return html`<aside class="counter" aria-label="Sandbox">${first ?? ''}${renderFaults(faults, history.fault)}${others}</aside>`;
}

function renderService({ service, icon: content, actions, orders }: ServiceOrders): Html {
  const rest = orders.length - NEWEST;
  return html`<section class="block" aria-label="${service}"><header class="shop">${serviceIcon({ icon: content })}<h3>${service}</h3>${SANDBOX_BADGE}${actions.map(
    ({ id, label }) =>
      button(
        label,
        { type: 'act', service, action: id },
        { className: 'button small', name: `${label} in ${service}` },
      ),
  )}</header>${
    orders.length === 0
      ? html`<p class="empty">No orders.</p>`
      : html`<ul class="orders-list">${orders.slice(0, NEWEST).map((order) => renderOrder(service, order))}${
          rest > 0
            ? html`<li>${button(
                `${rest} more`,
                { type: 'show', screen: 'orders' },
                { className: 'deed', name: `${rest} more orders in ${service}` },
              )}</li>`
            : ''
        }</ul>`
  }</section>`;
}

const renderOrder = (service: string, { number, customer, status, items, actions }: ServiceOrder): Html =>
  html`<li id="${orderId(service, number)}" tabindex="-1"><p class="line"><b>${number}</b><span class="sub">${customer}</span><span
      class="state plain">${status}</span></p>
    <p class="line"><span class="sub">${items}</span><span class="deeds">${actions.map(({ id, label }) =>
      button(
        label,
        { type: 'act', service, action: id, order: number },
        { className: 'deed', name: `${label}: order ${number}` },
      ),
    )}</span></p></li>`;

/** A fault happens to one write; then all goes well again. */
function renderFaults(faults: ZapRunner['faults'], chosen: string | undefined): Html {
  if (faults.length === 0) return html``;
  const choice = (title: string, fault: string | undefined) =>
    button(
      title,
      { type: 'fault', fault },
      {
        className: 'button small',
        attributes: attribute('aria-pressed', fault === chosen ? 'true' : 'false'),
      },
    );
  const { help = 'All goes well.' } = faults.find(({ id }) => id === chosen) ?? {};
  return html`<section class="block" aria-labelledby="fault-title"><h3 id="fault-title">What goes wrong with the next write</h3>
    <div class="pills">${choice('Nothing', undefined)}${faults.map(({ id, title }) => choice(title, id))}</div>
    <p class="help">${help}</p></section>`;
}
