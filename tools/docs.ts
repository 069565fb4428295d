import type { WireField } from '../src/contract/param-map.ts';
import type { Listing, Operation } from '../src/contract/service.ts';
import { creates } from '../src/creates/index.ts';
import { type AnyObject, type Field, fieldsOf } from '../src/form/fields.ts';
import type { TroubleKind } from '../src/http/errors.ts';
import { FAULTS } from '../src/http/failures.ts';
import { searches, searchOrCreates } from '../src/searches/index.ts';
import { OTHER_STATUS, STATUSES } from '../src/services/aplaut/errors.ts';
import { SERVICES } from '../src/services/index.ts';
import { CODES } from '../src/services/shop/errors.ts';
import { triggers } from '../src/triggers/index.ts';
import { CONNECTION_FORM } from '../src/zapier/connection.ts';

/** The documents that are made from the code, by file. */
export const DOCUMENTS: Readonly<Record<string, () => string>> = {
  'docs/actions.md': actions,
  'docs/errors.md': errors,
};

const MADE = '<!-- Made by `npm run docs` from the schemas and tables in src/. Do not edit. -->';

const SHOP_NAMES = 'InfluencerSoft and JustClick';

const { influencersoft, aplaut } = SERVICES;

type StaticField = { key: string; type?: string; required?: boolean; helpText?: string };

interface Described {
  key: string;
  display: { label: string; description: string };
  /** The static fields stand before those of a service, also where both have one. */
  operation: { inputFields: readonly (StaticField | ((...bundle: never[]) => unknown))[] };
  /** What a service does for it, and by which of its methods. */
  forms: readonly [title: string, behind: Operation | Listing][];
  pictures?: readonly Picture[];
}

/** A file of `docs/images/`, taken by `npm run screenshots`. */
interface Picture {
  title: string;
  file: string;
  alt: string;
}

const BY_ORDERS = `${SHOP_NAMES} (\`getOrdersWithGoods\`)`;
const BY_LIST = 'Aplaut (`GET /v4/orders`)';

const KINDS: readonly { kind: string; actions: readonly Described[] }[] = [
  {
    kind: 'Triggers',
    actions: [
      {
        ...triggers.new_order,
        forms: [
          [BY_ORDERS, influencersoft.newOrder],
          [BY_LIST, aplaut.newOrder],
        ],
      },
      {
        ...triggers.paid_order,
        forms: [
          [BY_ORDERS, influencersoft.paidOrder],
          [BY_LIST, aplaut.paidOrder],
        ],
      },
      {
        ...triggers.order_status_changed,
        forms: [
          [BY_ORDERS, influencersoft.orderStatusChanged],
          [BY_LIST, aplaut.orderStatusChanged],
        ],
      },
    ],
  },
  {
    kind: 'Searches',
    actions: [
      {
        ...searches.find_order,
        forms: [
          [`${SHOP_NAMES} (\`getOrderDetails\`, by e-mail after \`GetBills\`)`, influencersoft.findOrder],
          ['Aplaut (`GET /v4/orders/{number}`)', aplaut.findOrder],
        ],
      },
      {
        ...searches.find_product,
        forms: [
          [`${SHOP_NAMES} (\`GetAllGoods\`)`, influencersoft.findProduct],
          ['Aplaut (`GET /v4/products`)', aplaut.findProduct],
        ],
      },
      {
        ...searches.find_coupon,
        forms: [[`${SHOP_NAMES} (API 2.0 \`getcoupons\`)`, influencersoft.findCoupon]],
      },
      {
        ...searches.find_sales_manager,
        forms: [[`${SHOP_NAMES} (API 2.0 \`getpersonalmanagers\`)`, influencersoft.findSalesManager]],
      },
    ],
  },
  {
    kind: 'Creates',
    actions: [
      {
        ...creates.create_order,
        forms: [
          [`${SHOP_NAMES}, standard API (\`CreateOrder\`)`, influencersoft.createOrder({})],
          [`${SHOP_NAMES}, API 2.0 (\`createorder\`)`, influencersoft.createOrder({ api: 'api2' })],
          ['Aplaut (`POST /v4/orders`, or `PUT /v4/orders/{number}`)', aplaut.createOrder({})],
        ],
        pictures: ['InfluencerSoft', 'JustClick', 'Aplaut'].map((service) => ({
          title: service,
          file: `create-order-${service.toLowerCase()}.png`,
          alt: `The form of Create Order with an account of ${service}`,
        })),
      },
      {
        ...creates.update_order_status,
        forms: [
          [`${SHOP_NAMES} (\`UpdateOrderStatus\`)`, influencersoft.updateOrderStatus],
          ['Aplaut (`PUT /v4/orders/{number}`)', aplaut.updateOrderStatus],
        ],
        pictures: [
          {
            title: 'In the local editor',
            file: 'result.png',
            alt: 'The form of Update Order Status, its result, and what went over the wire',
          },
        ],
      },
      {
        ...creates.delete_order,
        forms: [
          [`${SHOP_NAMES} (\`DeleteOrder\`)`, influencersoft.deleteOrder],
          ['Aplaut (`DELETE /v4/orders/{number}`)', aplaut.deleteOrder],
        ],
      },
    ],
  },
  {
    kind: 'Drop-Downs',
    actions: [
      {
        ...triggers.list_products,
        forms: [
          [`${SHOP_NAMES} (\`GetAllGoods\`)`, influencersoft.products],
          ['Aplaut (`GET /v4/products`)', aplaut.products],
        ],
      },
      {
        ...triggers.list_orders,
        forms: [
          [BY_ORDERS, influencersoft.orders],
          [BY_LIST, aplaut.orders],
        ],
      },
      {
        ...triggers.list_coupons,
        forms: [[`${SHOP_NAMES} (API 2.0 \`getcoupons\`)`, influencersoft.coupons]],
      },
      {
        ...triggers.list_sales_managers,
        forms: [[`${SHOP_NAMES} (API 2.0 \`getpersonalmanagers\`)`, influencersoft.salesManagers]],
      },
    ],
  },
];

function actions(): string {
  return lines(
    MADE,
    '',
    '# Actions',
    '',
    'What each action does, the fields of its form, and what each field is called on the wire. A form shows the fields of',
    'the connected service only, but for Product Name, which line items have in every service. Empty fields are left out of',
    'what is sent. A drop-down is always also a field to type or map into. What is returned "where set or known" is the same',
    'list for all services of an action, and no service knows all of it.',
    '',
    '## Connection',
    '',
    table(['Field', 'Key', 'Value', 'Required', 'Help'], fieldsOf(CONNECTION_FORM).map(formRow)),
    ...KINDS.flatMap(({ kind, actions }) => ['', `## ${kind}`, ...actions.flatMap(described)]),
    '',
    `**${searchOrCreates.find_order.display.label}** (\`find_order\`): ${searchOrCreates.find_order.display.description}`,
    '',
    'An order of InfluencerSoft or JustClick has one status: `status` and `payment_status` are the same there.',
    '',
    '## Two Steps Make a Zap',
    '',
    'Paid Order of InfluencerSoft, mapped to Create Order in Aplaut, in the local editor (`npm run editor`):',
    '',
    '![Paid Order as step 1 with its result, Create Order as step 2 with values of step 1 in its fields](images/zap.png)',
    '',
  );
}

function described({ key, display, operation, forms, pictures = [] }: Described): string[] {
  const fixed = operation.inputFields.filter((field) => typeof field !== 'function');
  const notes = fixed.flatMap(({ type, helpText = '' }) => (type === 'copy' ? ['', `> ${helpText}`] : []));
  return [
    '',
    `### ${display.label}`,
    '',
    `\`${key}\`: ${display.description}`,
    ...notes,
    ...(pictures.length > 0
      ? [
          '',
          table(
            pictures.map(({ title }) => title),
            [pictures.map(({ file, alt }) => `![${alt}](images/${file})`)],
          ),
        ]
      : []),
    ...forms.flatMap(([title, behind]) => form(title, behind, fixed)),
  ];
}

function form(
  title: string,
  { input, output, wire }: Operation | Listing,
  fixed: readonly StaticField[],
): string[] {
  const rows = flat(fieldsOf(input)).map(([key, field]) => {
    const shown = fixed.find((known) => known.key === key && field.kind !== 'rows');
    const words = shown ? { ...field, required: shown.required ?? false, help: shown.helpText ?? '' } : field;
    return [...formRow({ ...words, key }), field.kind === 'rows' ? '' : wireNames(key, wire)];
  });
  return [
    '',
    `#### ${title}`,
    '',
    ...(rows.length > 0
      ? [table(['Field', 'Key', 'Value', 'Required', 'Help', 'On the wire'], rows), '']
      : []),
    ...returned(output),
  ];
}

function returned(output: AnyObject): string[] {
  const fields = flat(fieldsOf(output));
  const keys = (always: boolean) =>
    fields.filter(([, { required }]) => required === always).map(([key]) => `\`${key}\``);
  const sometimes = keys(false);
  return [
    `Always returns ${keys(true).join(', ')}.`,
    ...(sometimes.length > 0 ? [`Where set or known: ${sometimes.join(', ')}.`] : []),
  ];
}

const formRow = (field: Field): string[] => [
  field.label,
  `\`${field.key}\``,
  kindOfValue(field),
  field.required ? 'yes' : '',
  field.help ?? '',
];

function kindOfValue(field: Field): string {
  if (field.choices) {
    const choices = Object.entries(field.choices).map(([label, value]) => `\`${value}\` ${label}`);
    return choices.join('<br>') + (field.initial ? `<br>Default: \`${field.initial}\`` : '');
  }
  if (field.shownAs === 'password') return 'secret text';
  const kinds = {
    text: 'text',
    yes_no: 'yes or no',
    date_time: 'date and time',
    list: 'list',
    key_values: 'pairs',
    rows: 'line items',
  };
  return kinds[field.kind];
}

/** Fields and, behind each list of rows, the fields of a row: `items`, `items[].product`. */
const flat = (fields: readonly Field[]): [key: string, field: Field][] =>
  fields.flatMap((field) => [
    [field.key, field] as [string, Field],
    ...field.children.map((child): [string, Field] => [`${field.key}[].${child.key}`, child]),
  ]);

function wireNames(key: string, wire: readonly WireField<never>[]): string {
  const [parent, column] = key.split('[].');
  const names = wire.flatMap((field) => {
    if (field.key === key) return field.columns ? [] : [field.wire ?? ''];
    const name = field.key === parent && column !== undefined ? field.columns?.[column] : undefined;
    return name === undefined ? [] : [`${field.wire}[i][${name}]`];
  });
  return names.map((name) => (name === '' ? 'in the address' : `\`${name}\``)).join(', ') || 'not sent';
}

const ZAPIER: Readonly<Record<TroubleKind, [error: string, meaning: string]>> = {
  connection: ['`ExpiredAuthError`', 'Zapier pauses the Zap and asks the owner to reconnect the account.'],
  refused: ['`z.errors.Error`', 'The step fails and is told to the owner of the Zap.'],
  already_so: ['`HaltedError`', 'The step stops quietly: what was wanted is already the case.'],
  busy: ['`ThrottledError`', 'Zapier replays the step after the time given.'],
  unreachable: ['`z.errors.Error`', 'The step fails; nothing was changed.'],
  untrusted: ['`z.errors.Error`', 'The step fails: the answer cannot be believed.'],
  unknown_outcome: ['`z.errors.Error`', 'The step fails; the message says how to check before a replay.'],
};

function errors(): string {
  return lines(
    MADE,
    '',
    '# Errors',
    '',
    'A message begins with one sentence for the person in the Zap editor: what happened and what to do next. The code and',
    "the text of the service follow on lines of their own. `{service}` stands for the service's name.",
    '',
    '## Kinds',
    '',
    table(
      ['Kind', 'Zapier error', 'What follows'],
      Object.entries(ZAPIER).map(([kind, [error, meaning]]) => [`\`${kind}\``, error, meaning]),
    ),
    '',
    '## The form',
    '',
    'A value that cannot be sent fails the step before any request (`z.errors.Error`, code `invalid_input`), with a line for',
    'each field in the labels of the form: `Line Items 2 → Price: write an amount such as 1500.50`.',
    '',
    '## On the way',
    '',
    'Where a request may have changed something all the same, the sentence begins with "It is not known whether" and says',
    'how to check; its kind is then `unknown_outcome` instead of `unreachable`. What to do is then only said where it helps in',
    'any case.',
    '',
    table(
      ['Code', 'Kind', 'What happened', 'What to do', 'May have been carried out'],
      Object.entries(FAULTS).map(([name, { kind, says, todo, mayHaveHappened }]) => [
        `\`${name}\``,
        `\`${kind}\``,
        says,
        todo,
        mayHaveHappened ? 'yes' : 'no',
      ]),
    ),
    '',
    "HTTP 429 and 503 are `busy`: the step waits as long as `Retry-After` (or Aplaut's `X-RateLimit-Reset`) says, 60 seconds",
    'without it, an hour at the most.',
    '',
    `## ${SHOP_NAMES}`,
    '',
    'By method, because the same number means different things. An answer that is not signed with the API Key is `untrusted`,',
    'whatever its code, and says so; only codes 1, 4 and 5, for which the server may not know the key, keep their kind.',
    '',
    table(
      ['Code', 'Methods', 'Text of the service', 'Kind', 'What happened', 'What to do'],
      CODES.map(({ codes, methods, text, kind, says, todo }) => [
        codes.join(', '),
        methods ? methods.map((method) => `\`${method}\``).join(', ') : 'all',
        text,
        `\`${kind}\``,
        says,
        todo,
      ]),
    ),
    '',
    'Code 0 is success, 601 with the number of the existing order counts as success of `CreateOrder`, and 700 proves a',
    'connection. For whatever only reads, 400 and 700 are an empty list. Code 8 comes without a time: the step waits five',
    'minutes.',
    '',
    '## Aplaut',
    '',
    '`{reasons}` is what Aplaut says of each field, in the labels of the form. A missing order (404) is `already_so` for Delete',
    'Order and finds nothing for Find Order; a number that is taken (422) is `already_so` for Create Order.',
    '',
    table(
      ['Status', 'Kind', 'What happened', 'What to do'],
      [...STATUSES, { ...OTHER_STATUS, status: 'other 4xx' }].map(({ status, kind, says, todo }) => [
        String(status),
        `\`${kind}\``,
        says,
        todo,
      ]),
    ),
    '',
  );
}

const lines = (...all: string[]): string => all.join('\n');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}
