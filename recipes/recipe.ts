/** A Zap that customers of these services want: what its page says, and what it takes to run it. */
export interface Recipe {
  /** What somebody wants who should read it. */
  purpose: string;
  /** As the form for Zap templates wants them: what the Zap does, and one or two sentences on why. */
  title: string;
  description: string;
  steps: readonly [Step, ...Step[]];
  /** What one has to know before it is turned on. */
  notes?: readonly string[];
  /** What happens if a step that has succeeded is replayed. */
  replay: Claim;
  /** What happens to an order with a product that the service does not know. */
  unknownProduct: Claim & {
    /** The values of the first step in which that is so. */
    values?: Values;
  };
  /** What happens in the services, so that a trigger of theirs has something to tell. */
  example?: {
    before?: Event;
    event: Event;
  };
}

/** A sentence or two, and if a step fails, the first line of what it says. */
interface Claim {
  text: string;
  error?: string;
}

export type Step = OwnStep | OtherStep | Filter | Loop;

/**
 * What is filled in, by field: `email`, or `items[].product` for a column of line items. In it `{{1.email}}` stands for a
 * value of step 1.
 */
export type Mapping = Readonly<Record<string, string>>;

export type Values = Readonly<Record<string, unknown>>;

type AccountName = 'influencersoft' | 'justclick' | 'aplaut';

/** A step of this app. */
export interface OwnStep {
  kind: 'trigger' | 'search' | 'find_or_create' | 'create';
  account: AccountName;
  /** The key of the action. */
  action: string;
  fields: Mapping;
}

/** A step of another app, with names as in its documentation. */
export interface OtherStep {
  kind: 'other';
  app: string;
  event: string;
  fields?: Mapping;
  /** What it returns; of a field of an object within an object, the key is `outer__inner`, as in Zapier. */
  sample: Values;
  /** The page of Zapier that names the event; left out where none could be read. */
  directory?: string;
  /** The page of its vendor that the values are from; left out where the user chooses them. */
  source?: string;
}

/** Filter by Zapier: the Zap goes on only with this value. */
interface Filter {
  kind: 'filter';
  value: string;
  is: string;
}

/** Looping by Zapier: the steps after it run once for each line item. */
interface Loop {
  kind: 'loop';
  fields: Mapping;
}

/** Something that is done in a service. */
export interface Event {
  account: AccountName;
  action: 'create_order' | 'update_order_status';
  input: Values;
}
