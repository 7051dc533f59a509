import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerError } from 'smtp-server';

/** What a mail server does with the next mails. */
export type MailServerMood =
  | 'takes'
  /** Says so after RCPT TO or after the mail, with this code. */
  | { readonly at: 'recipient' | 'mail'; readonly code: number; readonly says: string }
  /** Greets nobody. */
  | 'hangs'
  /** Takes the mail, and is gone before it says so. */
  | 'drops after DATA';

/** A real SMTP server on a free port that keeps what it was given, from whoever gives no password: every password is wrong. */
export class MailServer {
  mood: MailServerMood = 'takes';
  /** Every mail taken, in order; one that was dropped after DATA too, as its server may have kept it. */
  readonly mails: { readonly to: string; readonly raw: Buffer }[] = [];
  #server: SMTPServer | undefined;
  #countdown = { left: 0, moment: 'after' as 'before' | 'after', act: () => {} };
  #port = 0;

  /** @param port the one it had before, to come back at the same place */
  async start(port = 0): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(Object.assign(new Error('Wrong name or password'), { responseCode: 535 })),
      onConnect: (_session, done) => (this.mood === 'hangs' ? undefined : done()),
      onRcptTo: (_address, _session, done) => done(this.#refusalAt('recipient')),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const refusal = this.#refusalAt('mail');
          if (refusal !== null) return done(refusal);
          const taken = this.#count();
          if (taken === 'before') return;
          this.mails.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), raw: Buffer.concat(parts) });
          if (this.mood === 'drops after DATA') void this.stop();
          else done();
          if (taken === 'after') this.#countdown.act();
        });
      },
    });
    // A client that hangs up is none of the tests' business.
    server.on('error', () => undefined);
    await new Promise<void>((listening) => void server.listen(port, '127.0.0.1', () => listening()));
    const address = server.server.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
    this.#server = server;
  }

  /** Does something when so many more mails were read: before it says that it took the last of them, or after. */
  onTaken(left: number, moment: 'before' | 'after', act: () => void): void {
    this.#countdown = { left, moment, act };
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  get port(): number {
    return this.#port;
  }

  /** What was taken, read as a mail program reads it. */
  read(): Promise<Email[]> {
    return Promise.all(this.mails.map(({ raw }) => PostalMime.parse(raw)));
  }

  /** Hangs up on everybody. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    for (const connection of server.connections) connection.close();
    await new Promise<void>((closed) => server.close(() => closed()));
  }

  /** @returns the moment that has come, if it has. One that never hears whether its mail was taken has it again. */
  #count(): 'before' | 'after' | undefined {
    const { left, moment, act } = this.#countdown;
    this.#countdown.left -= 1;
    if (left !== 1) return undefined;
    if (moment === 'before') act();
    return moment;
  }

  #refusalAt(at: 'recipient' | 'mail'): SMTPServerError | null {
    const { mood } = this;
    if (typeof mood === 'string' || mood.at !== at) return null;
    return Object.assign(new Error(mood.says), { responseCode: mood.code });
  }
}
