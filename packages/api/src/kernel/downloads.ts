import type { CsvValue } from './csv.js';
import type { Policy } from './policy.js';
import type { RequestContext } from './request-context.js';

/** What an address asks for: its parts by name, and what stands behind the `?`. */
export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** A CSV file on its way. */
export interface OpenedFile {
  /** Lower-case ASCII, with its ending. */
  readonly name: string;
  /** Its lines, the first of which are the titles of its columns; made as they are read, so that memory does not grow with them. */
  readonly lines: AsyncIterable<readonly CsvValue[]>;
}

/** A CSV file people may get from an address. A slice gives those it has; `platform/http` sends them. */
export interface Download {
  /** Where, below `/exports/`; a part that begins with `:` is a name. */
  readonly path: string;
  /** Who may. Nobody gets anything before it was asked. */
  readonly policy: Policy;
  /** Finds what is asked for, in the caller's scope. @throws Fault when there is no such thing for them, or the address is wrong */
  open(ctx: RequestContext, asked: Asked): Promise<OpenedFile>;
}
