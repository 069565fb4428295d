import { html } from 'hono/html';
import { type Field, labelOf } from '../definition.ts';
import type { Dependencies } from '../dependencies.ts';
import { asText } from '../mapping.ts';
import type { StepNumber } from '../page.ts';
import type { StepRun } from '../workspace.ts';
import type { Html } from './parts.ts';
import { wire } from './wire.ts';

/** What the last run of a step came to, beside what went over the wire. */
export const outcome = (step: StepNumber, run: StepRun, explain: Dependencies['explain']): Html =>
  html`<div class="outcome">
    <section aria-label="Result of step ${step}">${run.failure ? failure(run.failure) : records(run)}</section>
    ${wire(step, run, explain)}
  </div>`;

/** The first line stands alone; the rest is for those who want to know. */
export function failure({ name, message }: { name: string; message: string }): Html {
  const [first, ...rest] = message.split('\n');
  return html`<div class="failure" role="alert"><p>${first}</p>
    <details><summary>More</summary><p>${name}</p>${rest.map((line) => html`<p>${line}</p>`)}</details></div>`;
}

function records({ result = [], outputFields }: StepRun): Html {
  const [first] = result;
  if (first === undefined) return html`<p class="empty">Nothing was found.</p>`;
  return html`<h4>${result.length === 1 ? 'Result' : `The first of ${result.length} results`}</h4>
    ${table(outputFields, first)}`;
}

function table(fields: readonly Field[], record: Readonly<Record<string, unknown>>): Html {
  const known = new Map(fields.map((field) => [field.key, field]));
  const sorted = [
    ...fields.filter(({ key }) => Object.hasOwn(record, key)).map(({ key }) => key),
    ...Object.keys(record).filter((key) => !known.has(key)),
  ];
  return html`<table><thead><tr><th scope="col">Field</th><th scope="col">Value</th><th scope="col">Type</th></tr></thead>
    <tbody>${sorted.map((key) => row(known.get(key) ?? { key, type: 'string' }, record[key]))}</tbody></table>`;
}

function row(field: Field, value: unknown): Html {
  const { children } = field;
  if (children && Array.isArray(value)) {
    return html`${value.map(
      (item, index) =>
        html`${children.map((child) =>
          row(
            {
              ...child,
              label: `${labelOf(field)} ${index + 1} ${labelOf(child)}`,
              key: `${field.key}[]${child.key}`,
            },
            Object.entries(Object(item)).find(([key]) => key === child.key)?.[1],
          ),
        )}`,
    )}`;
  }
  if (value === undefined) return html``;
  return html`<tr><th scope="row">${labelOf(field)} <small>${field.key}</small></th><td>${asText(value)}</td>
    <td>${field.type}</td></tr>`;
}
