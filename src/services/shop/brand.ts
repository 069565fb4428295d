/** One name under which the shop API is sold. */
export interface Brand {
  /** Its name in a connection. */
  id: string;
  name: string;
  /** Its name in the connection form and in the connection's label. */
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
