/** A logo in a mail. */
export interface MailLogo {
  /** An http or https address. */
  readonly url: string;
  /** How large the picture is, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether it stands on white on dark ground. */
  readonly plate: boolean;
}

/** Whose mail it is and how it looks: the client's design, or the site's own look where there is no client. */
export interface MailLook {
  /** The client's language; the site's mails to staff choose their own. */
  readonly language: 'EN' | 'DE';
  readonly siteName: string;
  /** Null: a mail of the site itself, in its own look. */
  readonly clientName: string | null;
  /** The name the mail comes from, as its header says it. */
  readonly senderName: string;
  /** `#rrggbb`, as chosen: rendering corrects its contrast. */
  readonly accentColor: string;
  /** Null: the first letter of the client stands in its place. */
  readonly logo: MailLogo | null;
  /** Whom to ask; null: the mail names somebody else. */
  readonly supportEmail: string | null;
  /** The client's landing page, an http or https address. */
  readonly landingUrl: string | null;
  /** In which dates are told, by its IANA name. */
  readonly timeZone: string;
}
