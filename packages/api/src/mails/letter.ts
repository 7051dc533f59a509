/** What a client's access is told in: places, until when, a code, how full. */
export interface Panel {
  readonly title: string | null;
  readonly lines: readonly string[];
  /** Dimmed, last. */
  readonly note: string | null;
  readonly code: string | null;
  /** How much of a limit is taken, 0 to 1, as a bar; what it says is said in words too. */
  readonly share: number | null;
}

/** What somebody wrote for the reader. */
export interface PersonalMessage {
  /** Whose it is: `Ada Lovelace writes:`. */
  readonly intro: string;
  readonly lines: readonly string[];
}

/**
 * A mail's words in one language, before they become HTML and text. Every string is one line of plain text: whatever is in
 * it, it is shown as it stands.
 */
export interface Letter {
  readonly subject: string;
  readonly title: string;
  readonly greeting: string;
  readonly says: readonly string[];
  readonly message: PersonalMessage | null;
  readonly panel: Panel | null;
  readonly button: { readonly label: string; readonly link: string } | null;
  /** Under the button: until when it works, what to do when it was not asked for. */
  readonly after: readonly string[];
  /** Whom to ask when there is no support address. */
  readonly contact: string;
  /** Why the reader gets this mail. */
  readonly why: string;
}
