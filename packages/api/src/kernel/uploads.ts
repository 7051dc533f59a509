import type { RequestContext } from './request-context.js';

/** A file on its way to an address that an upload has. */
export interface Put {
  /** The id in the address, as it came. */
  readonly id: string;
  /** The length that was announced, in bytes; null: none. */
  readonly length: number | null;
  /** The bytes, as they arrive. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** The port through which a file that is put to an upload's address gets to whoever keeps it. */
export interface UploadReceiver {
  /**
   * Keeps a file. It is never in memory as a whole, and nothing of one that does not arrive whole stays.
   *
   * @throws NotFound when the address is of no upload of who asks, TooLarge, PutAlready
   */
  receive(ctx: Pick<RequestContext, 'viewer' | 'clock'>, put: Put): Promise<void>;
}

/** The port through which the pictures are read that anybody may see. */
export interface PublicPictures {
  /** The PNG file with this SHA-256, in hexadecimal; undefined when there is none. */
  find(hash: string): Promise<Buffer | undefined>;
}
