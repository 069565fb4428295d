import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks the user, on the terminal or whatever stands in for it. */
export class Questions {
  readonly #output: NodeJS.WriteStream;
  readonly #isTerminal: boolean;
  readonly #interface: Interface;
  readonly #lines: AsyncIterator<string>;
  /** Between two questions as well: whoever pastes several answers at once may have pasted a secret. */
  #isHidden = true;

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
    this.#interface = createInterface({
      input,
      output: echo,
      terminal: this.#isTerminal,
      // Else the arrow up would show what was hidden.
      historySize: 0,
    });
    this.#interface.on('line', () => {
      this.#isHidden = true;
    });
    // On a terminal readline takes Ctrl-C for itself. Nothing was sent yet.
    this.#interface.once('SIGINT', () => process.exit(130));
    this.#lines = this.#interface[Symbol.asyncIterator]();
  }

  /** @returns the answer without blanks around it; empty if there is none */
  async ask(question: string): Promise<string> {
    this.#prompt(question);
    return this.#answer();
  }

  /** Asks for something that must not be seen. */
  async askHidden(question: string): Promise<string> {
    this.#prompt(question);
    this.#isHidden = true;
    const answer = await this.#answer();
    if (this.#isTerminal) this.#output.write('\n');
    return answer;
  }

  /** Lets the terminal go, so that Ctrl-C is a signal again. */
  close(): void {
    this.#interface.close();
  }

  /** Readline has to know the line that it stands on: it draws it anew while something is typed. */
  #prompt(question: string): void {
    const lines = question.split('\n');
    this.#isHidden = false;
    this.#interface.setPrompt(`${lines.pop()} `);
    if (lines.length > 0) this.#output.write(`${lines.join('\n')}\n`);
    this.#interface.prompt();
  }

  async #answer(): Promise<string> {
    const { value, done } = await this.#lines.next();
    // Nobody has typed a line end where the answer comes from another program.
    if (!this.#isTerminal) this.#output.write('\n');
    return done === true ? '' : value.trim();
  }
}
