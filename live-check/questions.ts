import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks the user, on the terminal or whatever stands in for it. */
export class Questions {
  readonly #output: NodeJS.WriteStream;
  readonly #isTerminal: boolean;
  readonly #lines: AsyncIterator<string>;
  readonly #close: () => void;
  #isHidden = false;

  constructor(input: NodeJS.ReadStream, output: NodeJS.WriteStream) {
    this.#output = output;
    this.#isTerminal = input.isTTY === true;
    // What is typed is shown by readline, unless it is a secret.
    const echo = new Writable({
      write: (chunk, _encoding, done) => {
        if (!this.#isHidden) output.write(chunk);
        done();
      },
    });
    const lines = createInterface({ input, output: echo, terminal: this.#isTerminal });
    // On a terminal readline takes Ctrl-C for itself. Nothing was sent yet.
    lines.once('SIGINT', () => process.exit(130));
    this.#lines = lines[Symbol.asyncIterator]();
    this.#close = () => lines.close();
  }

  /** @returns the answer without blanks around it; empty if there is none */
  async ask(question: string): Promise<string> {
    this.#output.write(`${question} `);
    const { value, done } = await this.#lines.next();
    // Nobody has typed a line end where the answer comes from another program.
    if (!this.#isTerminal) this.#output.write('\n');
    return done === true ? '' : value.trim();
  }

  /** Asks for something that must not be seen. */
  async askHidden(question: string): Promise<string> {
    this.#isHidden = true;
    const answer = await this.ask(question);
    this.#isHidden = false;
    this.#output.write('\n');
    return answer;
  }

  /** Lets the terminal go, so that Ctrl-C is a signal again. */
  close(): void {
    this.#close();
  }
}
