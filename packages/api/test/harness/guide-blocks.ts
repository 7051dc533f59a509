import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url));

/** A fenced block of a page of the documentation. */
export interface Block {
  /** Where it stands, for whoever has to mend it: `docs/api-guide.md:120, Lists`. */
  readonly place: string;
  /** What the fence says it is. */
  readonly language: string;
  readonly text: string;
}

/** A page of the documentation. @param page its path from the repository's folder */
export function readPage(page: string): string {
  return readFileSync(`${REPOSITORY}${page}`, 'utf8');
}

/** The fenced blocks of a page, in order. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let heading = '';
  let open: { readonly place: string; readonly language: string; readonly lines: string[] } | undefined;
  for (const [at, line] of readPage(page).split('\n').entries()) {
    if (line.startsWith('```')) {
      if (open === undefined) open = { place: `${page}:${at + 1}, ${heading}`, language: line.slice(3).trim(), lines: [] };
      else {
        blocks.push({ place: open.place, language: open.language, text: open.lines.join('\n') });
        open = undefined;
      }
    } else if (open === undefined) heading = /^#+ (.*)$/.exec(line)?.[1] ?? heading;
    else open.lines.push(line);
  }
  return blocks;
}

/** The comments of a shell script that have a line of their own: what an example says of itself. */
export function commentsOf({ text }: Block): string {
  return text.split('\n').filter((line) => line.startsWith('#')).join('\n');
}
