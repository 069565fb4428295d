/** One HTTP request. The body is the exact text to send. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The real https address of the service, even if the request is sent to a sandbox. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

/** One HTTP response, whatever its status. Redirects are not followed. */
export interface HttpResponse {
  status: number;
  /** Returns a header by its lower-case name. */
  header(name: string): string | undefined;
  text: string;
}

/**
 * Sends one request.
 *
 * @param isSafe whether it only reads, so that it may be sent a second time if a socket that was kept turns out to be closed
 * @throws {NetworkError} if no whole response came back
 */
export type Send = (request: HttpRequest, isSafe: boolean) => Promise<HttpResponse>;

/** How a step sends its requests, and the time that is left for them. */
export interface Sender {
  send: Send;
  /** Returns how many seconds are left of `STEP_SECONDS`; zero or less once they are used up. */
  secondsLeft(): number;
}

/**
 * How many seconds all requests of one step may take together. Zapier ends a step after 30 seconds; the rest is for
 * reporting the error.
 */
export const STEP_SECONDS = 25;
