import nodemailer, { type NodemailerError } from 'nodemailer';
import type { MailParty, MailTransport, OutgoingMail } from '../../kernel/mail.js';
import type { Delivery } from '../../kernel/outbox.js';

/** How long a server may take, in milliseconds. Together they stay below the lease of an outbox message. */
export interface SmtpPatience {
  readonly connect: number;
  readonly greeting: number;
  /** Without a word while a mail is handed over. */
  readonly silence: number;
}

const PATIENCE: SmtpPatience = { connect: 10_000, greeting: 15_000, silence: 30_000 };

/** Sends mails through the site's SMTP server. */
export class SmtpTransport implements MailTransport {
  readonly leaves = true;
  readonly #mailer: ReturnType<typeof mailerFor>;
  readonly #host: string;

  /** @param url `smtp://` or `smtps://` with name and password; may hold secrets @param host stands in Message-IDs */
  constructor({ url, host, patience = PATIENCE }: { readonly url: string; readonly host: string; readonly patience?: SmtpPatience }) {
    this.#mailer = mailerFor(url, patience);
    this.#host = host;
  }

  async send(mail: OutgoingMail): Promise<Delivery> {
    try {
      await this.#mailer.sendMail({
        messageId: messageIdOf(mail, this.#host),
        date: mail.at,
        from: partyOf(mail.from),
        to: partyOf(mail.to),
        ...(mail.replyTo !== null && { replyTo: mail.replyTo }),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        // Machines must not answer (RFC 3834 §5), nor count as people who do.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
      return { kind: 'delivered' };
    } catch (failure) {
      return verdictOn(failure);
    }
  }

  /** Sends nothing any more; a mail that is under way counts as not sent. */
  close(): void {
    this.#mailer.close();
  }
}

function mailerFor(url: string, { connect, greeting, silence }: SmtpPatience) {
  return nodemailer.createTransport({
    url,
    pool: true,
    // Trying again is the outbox's work: it knows for how long.
    maxRequeues: 0,
    connectionTimeout: connect,
    greetingTimeout: greeting,
    socketTimeout: silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** The same for the same message, whoever sends it and however often (RFC 5322 §3.6.4). */
export function messageIdOf({ id }: Pick<OutgoingMail, 'id'>, host: string): string {
  return `<${id}@${host}>`;
}

function partyOf({ name, address }: MailParty) {
  return name === null ? address : { name, address };
}

/** A refusal of this mail or this address is for good; everything else may be the server's bad day or the operator's mistake. */
function verdictOn(failure: unknown): Delivery {
  // nodemailer rejects with nothing else.
  const { permanent = false, command = '', response, code, responseCode } = failure as NodemailerError;
  const isOfThisMail = command.startsWith('RCPT') || command === 'DATA' || code === 'EENVELOPE' || code === 'EMESSAGE';
  const isOfSender = command.startsWith('MAIL') || command.startsWith('AUTH');
  const reason = response === undefined ? `The mail server could not be reached (${code ?? 'unknown reason'}).` : `The mail server answered: ${response}`;
  return { kind: permanent && isOfThisMail && !isOfSender && responseCode !== undefined ? 'refused' : 'later', reason };
}
