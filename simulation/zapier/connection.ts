/** A connected account. While it is expired, its runs are held. */
export class Connection {
  readonly id: string;
  readonly user: string;
  readonly authData: Readonly<Record<string, string>>;
  #reconnected: Promise<void> | undefined;
  #reconnect = () => {};

  constructor(id: string, authData: Readonly<Record<string, string>>, user = 'owner') {
    this.id = id;
    this.user = user;
    this.authData = authData;
  }

  get isExpired(): boolean {
    return this.#reconnected !== undefined;
  }

  expire(): void {
    this.#reconnected ??= new Promise((resolve) => {
      this.#reconnect = resolve;
    });
  }

  /** What a person does who has read Zapier's mail. */
  reconnect(): void {
    this.#reconnect();
    this.#reconnected = undefined;
  }

  /** Settles as soon as the connection is not expired. */
  async whenUsable(): Promise<void> {
    await this.#reconnected;
  }
}
