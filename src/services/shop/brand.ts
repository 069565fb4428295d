/** One name under which the shop API is sold. */
export interface Brand {
  /** What a connection calls it. */
  id: string;
  name: string;
  /** What the connection form and the connection's label call it. */
  title: string;
  /** The shop of a login is at `{login}.{domain}`. */
  domain: string;
  baseUrlVariable: string;
  /** Help for choosing it in the connection form. */
  help?: string;
  /** Where the vendor explains the address of a shop. */
  loginHelp: string;
  /** Where the vendor explains how to find the API Key. */
  apiKeyHelp: string;
}
