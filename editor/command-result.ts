/** What a command returns besides the page. */
export interface CommandResult {
  /** Shown on the page, and read out by a screen reader. */
  message: string;
  /** The id of what the next key goes to, where it is not what was pressed. */
  focus?: string;
}

export const NOTHING: CommandResult = { message: '' };
