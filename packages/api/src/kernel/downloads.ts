import type { CsvValue } from './csv.js';
import type { Policy } from './policy.js';
import type { RequestContext } from './request-context.js';

/** What an address asks for: its parts by name, and what stands behind the `?`. */
export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** A file on its way. */
export type OpenedFile = CsvFile | JsonFile | BytesFile;

/** A table. */
export interface CsvFile {
  /** Lower-case ASCII, with its ending. */
  readonly name: string;
  /** Its lines, the first of which are the titles of its columns; made as they are read, so that memory does not grow with them. */
  readonly lines: AsyncIterable<readonly CsvValue[]>;
}

/** What is small enough to be made in one piece. */
export interface JsonFile {
  /** Lower-case ASCII, with its ending. */
  readonly name: string;
  readonly value: object;
}

/** What is neither, made as it is read. */
export interface BytesFile {
  /** Lower-case ASCII, with its ending. */
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A file people may get from an address. A slice gives those it has; `platform/http` sends them. */
export interface Download {
  /** Where, below `/exports/`; a part that begins with `:` is a name. */
  readonly path: string;
  /** Who may. Nobody gets anything before it was asked. */
  readonly policy: Policy;
  /** Finds what is asked for, in the caller's scope. @throws Fault when there is no such thing for them, or the address is wrong */
  open(ctx: RequestContext, asked: Asked): Promise<OpenedFile>;
}
