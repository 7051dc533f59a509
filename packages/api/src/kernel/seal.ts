/**
 * The port that encrypts what is worth something to whoever reads the database. `platform/secrets` implements it with the
 * site's secret key.
 */
export interface Seal {
  /** Encrypts a text. @param purpose what it is for; it opens for nothing else */
  seal(purpose: string, text: string): Buffer;
  /** Decrypts what {@link seal} made. @throws Error when it was sealed for something else, with another key, or changed */
  open(purpose: string, sealed: Buffer): string;
}
