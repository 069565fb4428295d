/** A service, or one of the ways to connect to it. */
export interface AccountKind {
  /** `JustClick (justclick.io)` */
  title: string;
  /** The service, as a person calls it: `JustClick`. */
  service: string;
  /** A picture of 24 by 24 units, as the content of an `<svg>`. */
  icon: string;
  /** The account of the sandbox. */
  sandbox: Readonly<Record<string, string>>;
  /** The fields of the connection that a real account is asked for; the others are as in the sandbox. */
  asks: readonly string[];
}

/** A connected account. Its keys are in the memory of this process and nowhere else. */
export interface Connection {
  id: string;
  /** What the app calls it, with a number where another is called the same. */
  label: string;
  kind: AccountKind;
  authData: Readonly<Record<string, string>>;
  isSandbox: boolean;
}
