// What neither HTML nor htmx does by itself: where the focus goes, what is waited for, and that typing is never lost.

import { closeList, sync } from './combobox.js';

const page = () => document.getElementById('page');
const status = () => document.getElementById('status');

/** @type {HTMLElement | undefined} */
let pressed;
let waiting;
let shown = page().dataset.shown;

/** Says what is waited for, and how long already. */
function wait(what) {
  const start = Date.now();
  const say = () => {
    const seconds = Math.round((Date.now() - start) / 1000);
    status().textContent = `${what} …${seconds > 0 ? ` ${seconds} s` : ''}`;
  };
  say();
  waiting = setInterval(say, 1000);
  page().dataset.busy = '';
}

function stopWaiting() {
  clearInterval(waiting);
  waiting = undefined;
  delete page().dataset.busy;
  pressed?.removeAttribute('data-pressed');
}

document.addEventListener(
  'submit',
  ({ submitter }) => {
    if (waiting === undefined) pressed = submitter;
  },
  true,
);

document.addEventListener('htmx:before:request', (event) => {
  // Time passes only while somebody looks, and nobody waits for it.
  if (event.target.id === 'tick') return document.hidden && event.preventDefault();
  closeList();
  // From here on, what is typed is newer than the answer.
  for (const field of document.querySelectorAll('[hx-morph-skip]')) field.removeAttribute('hx-morph-skip');
  // The answer is compared with attributes, which typing does not change.
  for (const input of page().querySelectorAll('input:not([type=password], [type=checkbox])'))
    input.setAttribute('value', input.value);
  pressed?.setAttribute('data-pressed', '');
  wait(pressed?.dataset.waiting || 'Working');
});

document.addEventListener('htmx:after:swap', () => {
  stopWaiting();
  const { dataset } = page();
  const hasMoved = dataset.shown !== shown;
  shown = dataset.shown;
  if (hasMoved) for (const pane of document.querySelectorAll('.pane, .orders')) pane.scrollTop = 0;
  for (const field of document.querySelectorAll('details :is([aria-invalid], .error)'))
    field.closest('details').open = true;
  const isTyping = document.activeElement?.closest('[hx-morph-skip]');
  if (dataset.focus && !isTyping) focusOn(dataset.focus);
});

/** The id may be that of a row, whose first field is meant then. What is not there is told by its fields. */
function focusOn(id) {
  const inRow = document.querySelector(
    `:is(input:not([type=hidden]), textarea, .box)[id^="${CSS.escape(id)}-"]`,
  );
  const wrong = document.querySelector('[aria-invalid=true]');
  const target = document.getElementById(id) ?? inRow ?? wrong ?? document.getElementById('step-title');
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'nearest' });
}

for (const [event, text] of [
  ['htmx:error', 'The editor does not answer. Is it still running?'],
  ['htmx:response:error', 'The editor could not do this. Its terminal says why.'],
])
  document.addEventListener(event, () => {
    stopWaiting();
    status().textContent = text;
  });

document.addEventListener('input', ({ target }) => {
  const combo = target.closest('.combo');
  if (combo) sync(combo);
  if (waiting !== undefined) (combo ?? target).setAttribute('hx-morph-skip', '');
});

document.addEventListener('change', ({ target }) => {
  if (target.dataset.picks) return pickDate(target);
  if (target.dataset.reloads !== undefined) document.getElementById('refresh')?.click();
});

/** A picked moment has the zone of this machine, as Zapier does it. */
function pickDate(picker) {
  const moment = new Date(picker.value);
  const field = document.getElementById(picker.dataset.picks);
  if (Number.isNaN(moment.getTime()) || !field) return;
  const minutes = -moment.getTimezoneOffset();
  const two = (amount) => String(Math.trunc(amount)).padStart(2, '0');
  const zone = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
  const local = new Date(moment.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const text = `${local}${zone}`;
  if ('value' in field) field.value = text;
  else field.textContent = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

// Enter would press the first button of the page.
document.addEventListener('keydown', (event) => {
  const { key, target, defaultPrevented } = event;
  const isLine = target.matches('input:not([type=checkbox]), select, .box:not(.long)');
  if (key !== 'Enter' || defaultPrevented || !isLine) return;
  event.preventDefault();
  const own = target.closest('[data-enter]')?.dataset.enter ?? 'main-button';
  document.getElementById(own)?.click();
});

document.addEventListener(
  'click',
  (event) => {
    const button = event.target.closest('[data-confirm]');
    // What would be lost asks first.
    if (button && !confirm(button.dataset.confirm)) event.preventDefault();
  },
  true,
);

document.addEventListener('click', async ({ target }) => {
  const copy = target.closest('[data-copy]');
  if (copy) {
    await navigator.clipboard.writeText(copy.dataset.copy);
    status().textContent = 'Copied.';
  }
  const link = target.closest('a[href^="#"]');
  if (link) focusOn(link.getAttribute('href').slice(1));
});
