import 'node:http';

declare module 'node:http' {
  interface Agent {
    /** How a request reaches its agent (`lib/_http_agent.js`): what every agent of a library overrides, missing from the types. */
    addRequest(request: ClientRequest, options: object): void;
  }
}
