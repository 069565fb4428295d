// Comboboxes after the ARIA pattern (w3.org/WAI/ARIA/apg/patterns/combobox): text that is typed, and pills for what is chosen.

/** The list that is open: its field, and what was in it when the list was opened. */
let open;

const partOf = (combo, selector) => combo.querySelector(selector);
const optionsOf = (combo) =>
  [...combo.querySelectorAll('[role=option]:not([aria-disabled])')].filter(({ hidden }) => !hidden);

/** What a field holds: its text, and the values of its pills. */
function textOf(box) {
  return [...box.childNodes]
    .map((node) =>
      node.nodeType === Node.TEXT_NODE
        ? node.data
        : node.nodeName === 'BR'
          ? '\n'
          : (node.dataset.value ?? node.textContent),
    )
    .join('')
    .replaceAll('\u00a0', ' ')
    .replace(/\n$/, '');
}

/** Puts what a field holds into the form. */
export function sync(combo) {
  const [value, title] = combo.querySelectorAll('input[type=hidden]');
  const box = partOf(combo, '.box');
  value.value = textOf(box);
  const chosen = combo.dataset.single === undefined ? undefined : partOf(box, '.pill');
  title.value = chosen && !chosen.dataset.value.includes('{{') ? partOf(chosen, 'b').textContent : '';
  if (value.value === '') box.replaceChildren();
}

/** Opens the list of a field. */
async function openList(combo) {
  if (open?.combo === combo) return;
  closeList();
  const box = partOf(combo, '.box');
  open = { combo, base: textOf(box) };
  box.setAttribute('aria-expanded', 'true');
  partOf(combo, '.popup').hidden = false;
  show(combo, combo.dataset.waiting ? `${combo.dataset.waiting} …` : 'Loading …');
  await load(combo, combo.dataset.asks);
}

async function load(combo, asks) {
  const list = partOf(combo, '[role=listbox]');
  const form = document.getElementById('page');
  const body = new URLSearchParams(new FormData(form));
  body.set('list', asks);
  const options = await fetch(`${form.getAttribute('action')}/list`, { method: 'POST', body })
    .then((answer) => (answer.ok ? answer.text() : undefined))
    .catch(() => undefined);
  // It may be closed by now.
  if (open?.combo !== combo) return;
  if (options === undefined) return show(combo, 'The editor does not answer. Is it still running?');
  partOf(list, '.load-more')?.remove();
  const before = list.querySelectorAll('[role=option]').length;
  list.insertAdjacentHTML('beforeend', options);
  for (const [index, option] of list.querySelectorAll('[role=option]').entries())
    option.id = `${list.id}-${index}`;
  filter(combo);
  partOf(combo, '.popup').scrollIntoView({ block: 'nearest' });
  if (before > 0) activate(combo, list.querySelectorAll('[role=option]')[before]);
}

export function closeList() {
  if (open === undefined) return;
  const { combo } = open;
  open = undefined;
  const box = partOf(combo, '.box');
  box.setAttribute('aria-expanded', 'false');
  box.removeAttribute('aria-activedescendant');
  partOf(combo, '.popup').hidden = true;
  partOf(combo, '[role=listbox]').replaceChildren();
}

/** What is said where there is nothing to choose. */
function show(combo, text) {
  const none = partOf(combo, '.none');
  none.textContent = text;
  none.hidden = text === '';
}

/** Leaves the options that have what was typed since the list was opened. */
function filter(combo) {
  const wanted = typed(combo).trim().toLowerCase();
  for (const option of combo.querySelectorAll('[role=option][data-value]'))
    option.hidden = !option.textContent.toLowerCase().includes(wanted);
  for (const group of combo.querySelectorAll('[role=group]'))
    group.hidden = !group.querySelector('[role=option]:not([hidden])');
  activate(combo, undefined);
  const isEmpty = combo.querySelector('[role=option]:not([hidden])') === null;
  show(
    combo,
    isEmpty
      ? wanted
        ? 'Nothing in the list has this. It is used as typed.'
        : 'There is nothing to choose from.'
      : '',
  );
}

/** What was typed since the list was opened. */
function typed(combo) {
  const box = partOf(combo, '.box');
  const text = textOf(box);
  if (combo.dataset.single !== undefined) return text === open.base || partOf(box, '.pill') ? '' : text;
  let start = 0;
  while (start < open.base.length && text[start] === open.base[start]) start += 1;
  return text.slice(start, text.length - (open.base.length - start));
}

/** The option that the arrows are at. */
const active = (combo) => partOf(combo, '[role=option][aria-selected=true]');

function activate(combo, option) {
  active(combo)?.setAttribute('aria-selected', 'false');
  const box = partOf(combo, '.box');
  if (!option) return box.removeAttribute('aria-activedescendant');
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest' });
  box.setAttribute('aria-activedescendant', option.id);
}

function move(combo, by) {
  const options = optionsOf(combo);
  const index = options.indexOf(active(combo));
  activate(
    combo,
    options[index < 0 && by < 0 ? options.length - 1 : (index + by + options.length) % options.length],
  );
}

function choose(combo, option) {
  if (option.dataset.next !== undefined) {
    const asks = { ...JSON.parse(combo.dataset.asks), page: Number(option.dataset.next) };
    option.textContent = combo.dataset.waiting ? `${combo.dataset.waiting} …` : 'Loading …';
    return load(combo, JSON.stringify(asks));
  }
  const box = partOf(combo, '.box');
  const pill = pillOf(option);
  if (combo.dataset.single !== undefined) box.replaceChildren(pill);
  else insert(box, pill, typed(combo).length);
  closeList();
  placeCaretAfter(pill);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  if (box.dataset.reloads !== undefined) document.getElementById('refresh')?.click();
}

/** A chosen value, drawn as the server draws it. */
function pillOf({ dataset: { value, pill: title, example } }) {
  const pill = document.getElementById('pill').content.firstElementChild.cloneNode(true);
  pill.dataset.value = value;
  partOf(pill, 'b').textContent = title;
  partOf(pill, '.note-text').textContent = example;
  return pill;
}

/** Puts a pill where the caret is, in place of what was typed to find it. */
function insert(box, pill, typedLength) {
  const range = getSelection().rangeCount > 0 ? getSelection().getRangeAt(0) : undefined;
  if (range === undefined || !box.contains(range.startContainer)) return box.append(pill);
  const { startContainer, startOffset } = range;
  if (startContainer.nodeType === Node.TEXT_NODE)
    range.setStart(startContainer, Math.max(0, startOffset - typedLength));
  range.deleteContents();
  range.insertNode(pill);
}

function placeCaretAfter(pill) {
  const range = document.createRange();
  range.setStartAfter(pill);
  range.collapse(true);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

const comboOf = (target) => target.closest?.('.combo');

document.addEventListener('mousedown', (event) => {
  // The focus stays in the field.
  if (event.target.closest('.popup, .toggle, .pill')) event.preventDefault();
});

document.addEventListener('click', ({ target }) => {
  const combo = comboOf(target);
  const label = target.closest('label[for]');
  if (label) document.getElementById(label.htmlFor)?.focus();
  if (!combo) return closeList();
  const box = partOf(combo, '.box');
  const option = target.closest('[role=option]:not([aria-disabled])');
  if (option) return choose(combo, option);
  if (target.closest('.x')) {
    target.closest('.pill').remove();
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const isOpen = open?.combo === combo;
  if (target.closest('.toggle')) {
    box.focus();
    if (isOpen) closeList();
    else openList(combo);
  } else if (target.closest('.box') && !isOpen) openList(combo);
});

document.addEventListener('focusout', ({ target, relatedTarget }) => {
  if (open && comboOf(target) === open.combo && !open.combo.contains(relatedTarget)) closeList();
});

document.addEventListener('beforeinput', ({ target, inputType }) => {
  const combo = comboOf(target);
  const pill = combo?.dataset.single !== undefined && partOf(combo, '.box .pill');
  // A choice is one value: what is typed takes its place.
  if (pill && inputType.startsWith('insert')) pill.remove();
});

document.addEventListener('input', ({ target, inputType }) => {
  const combo = comboOf(target);
  if (!combo || inputType === undefined) return;
  if (open?.combo === combo) filter(combo);
  else if (combo.dataset.single !== undefined) openList(combo);
});

document.addEventListener('keydown', (event) => {
  const combo = event.target.matches?.('.box') && comboOf(event.target);
  if (!combo) return;
  const isOpen = open?.combo === combo;
  const option = isOpen && active(combo);
  const handled = {
    ArrowDown: () => (isOpen ? move(combo, 1) : openList(combo)),
    ArrowUp: () => (isOpen ? (event.altKey ? closeList() : move(combo, -1)) : openList(combo)),
    Escape: isOpen && (() => closeList()),
    Enter: option && (() => choose(combo, option)),
  }[event.key];
  if (!handled) return;
  event.preventDefault();
  handled();
});
