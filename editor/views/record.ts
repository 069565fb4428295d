import { html } from 'hono/html';
import { type Field, labelOf } from '../definition.ts';
import { asText } from '../mapping.ts';
import type { Html } from './parts.ts';

type Values = Readonly<Record<string, unknown>>;

/** A record that one can read: what it has, in the order of its fields, with line items as a table. */
export function renderRecord(fields: readonly Field[], record: Values): Html {
  const known = new Map(fields.map((field) => [field.key, field]));
  const shown = [
    ...fields,
    ...Object.keys(record)
      .filter((key) => !known.has(key))
      .map((key): Field => ({ key, type: 'string' })),
  ].filter(({ key }) => !isEmpty(record[key]));
  return html`<dl class="record">${shown.map(
    (field) =>
      html`<div><dt>${labelOf(field)}<code class="developer">${field.key}</code></dt><dd>${renderValue(field, record[field.key])}
        <span class="developer">${field.type}</span></dd></div>`,
  )}</dl>`;
}

function renderValue({ children, ...field }: Field, value: unknown): Html {
  const rows = rowsOf(value);
  return children && rows.length > 0 ? table(labelOf(field), children, rows) : html`${asText(value)}`;
}

function table(label: string, children: readonly Field[], rows: readonly Values[]): Html {
  const columns = children.filter(({ key }) => rows.some((row) => !isEmpty(row[key])));
  return html`<table aria-label="${label}"><thead><tr>${columns.map(
    (column) => html`<th scope="col">${labelOf(column)}<code class="developer">${column.key}</code></th>`,
  )}</tr></thead><tbody>${rows.map(
    (row) => html`<tr>${columns.map(({ key }) => html`<td>${asText(row[key])}</td>`)}</tr>`,
  )}</tbody></table>`;
}

const rowsOf = (value: unknown): Values[] =>
  Array.isArray(value)
    ? value.flatMap((row) => (typeof row === 'object' && row !== null ? [{ ...row }] : []))
    : [];

const isEmpty = (value: unknown): boolean =>
  asText(value) === '' || (Array.isArray(value) && value.length === 0);
