/** Somebody to invite, as typed. */
export interface TypedPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** What was made of a pasted list. */
export interface PastedPeople {
  /** In the order of the list. */
  readonly people: readonly TypedPerson[];
  /** Lines, or parts of lines, nobody could be read from. */
  readonly unread: readonly string[];
}

type Part = 'firstName' | 'lastName' | 'name' | 'email' | null;

const ADDRESS = /[^\s<>,;:"'()[\]]+@[^\s<>,;:"'()[\]]+/;
const ADDRESSES = new RegExp(ADDRESS, 'g');
/** `Ada Lovelace <ada@example.test>`, and what stands before it in its line. */
const ANGLED = /([^<>]*)<([^<>]*)>/g;
/** Heads of columns, as spreadsheets and other systems write them in English and German. */
const HEADS: readonly (readonly [Part, RegExp])[] = [
  ['email', /mail/i],
  ['lastName', /^(last|family|sur|nach)|familienname/i],
  ['firstName', /^(first|given|fore|vor)/i],
  ['name', /name/i],
];

const bare = (text: string) => text.trim().replace(/^["']+|["']+$/g, '').replaceAll('""', '"').trim();
const addressesIn = (text: string) => text.match(ADDRESSES) ?? [];

/** `Ada King Lovelace`, or `Lovelace, Ada King`: where there is no comma, the last word is the family name. */
function named(text: string, email: string): TypedPerson {
  const [before = '', ...behind] = bare(text).split(',').map(bare);
  if (behind.length > 0) return { firstName: behind.join(' ').trim(), lastName: before, email };
  const words = before.split(/\s+/).filter((word) => word !== '');
  return { firstName: words.length > 1 ? words.slice(0, -1).join(' ') : (words[0] ?? ''), lastName: words.length > 1 ? words.at(-1)! : '', email };
}

/** Cuts at a sign, but not within quotation marks. */
function cells(line: string, sign: string): string[] {
  const found = [''];
  let quoted = false;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    if (char === sign && !quoted) found.push('');
    else found[found.length - 1] += char;
  }
  return found;
}

const signOf = (line: string) => ['\t', ';'].find((sign) => line.includes(sign)) ?? ',';

/** What the columns hold, where the first line of a list says so; undefined where it does not. */
function headsOf(line: string): readonly Part[] | undefined {
  if (line.includes('@')) return undefined;
  const parts = cells(line, signOf(line)).map((cell) => HEADS.find(([, pattern]) => pattern.test(bare(cell)))?.[0] ?? null);
  return parts.length > 1 && parts.includes('email') ? parts : undefined;
}

/** A row under heads: whatever its other columns hold is not about the person's name or address. */
function underHeads(line: string, heads: readonly Part[]): TypedPerson | undefined {
  const row = cells(line, signOf(line)).map(bare);
  const at = (part: Part) => row[heads.indexOf(part)] ?? '';
  const [email] = addressesIn(at('email'));
  if (email === undefined) return undefined;
  return heads.includes('name') ? named(at('name'), email) : { firstName: at('firstName'), lastName: at('lastName'), email };
}

/** A cell with an address in it: what is around the address is a name. */
function fromCell(cell: string, email: string, names: readonly string[]): TypedPerson | undefined {
  const around = bare(cell.replace(email, ' ').replace(/mailto:|[()[\]]/gi, ' '));
  const all = [...names, around].filter((name) => name !== '');
  if (all.length > 2) return undefined;
  return all.length === 2 ? { firstName: all[0]!, lastName: all[1]!, email } : named(all[0] ?? '', email);
}

/** A line of one person, cut into cells: two of them are first and last name, one is both. */
function fromRow(row: readonly string[]): TypedPerson | undefined {
  const at = row.findIndex((cell) => ADDRESS.test(cell));
  const names = row.filter((cell, index) => index !== at && cell !== '');
  return fromCell(row[at]!, addressesIn(row[at]!)[0]!, names);
}

/** A line of several people, each in a cell with their address. */
function fromCells(row: readonly string[]): PastedPeople {
  const read = row.filter((cell) => cell !== '').map((cell) => {
    const found = addressesIn(cell);
    const person = found[0] !== undefined && found.length === 1 ? fromCell(cell, found[0], []) : undefined;
    return person ?? (found.length > 1 && bare(cell.replaceAll(ADDRESSES, '')) === '' ? found.map((email) => named('', email)) : cell);
  });
  return { people: read.flat().filter((one) => typeof one !== 'string'), unread: read.flat().filter((one) => typeof one === 'string') };
}

function fromPlain(line: string): PastedPeople {
  const row = cells(line, signOf(line)).map((cell) => cell.trim()).map((cell) => (cell.includes(',') && signOf(line) !== ',' ? cell : bare(cell)));
  if (addressesIn(line).length !== 1) return fromCells(row);
  const person = fromRow(row);
  return person === undefined ? { people: [], unread: [line.trim()] } : { people: [person], unread: [] };
}

/** What stands before an angled address: addresses of others first, then the name. */
function beforeAngle(text: string): { readonly others: string; readonly name: string } {
  const parts = cells(text.replace(/^[\s,;]+/, ''), ',').flatMap((part) => cells(part, ';'));
  const last = parts.findLastIndex((part) => part.includes('@'));
  return { others: parts.slice(0, last + 1).join(','), name: parts.slice(last + 1).join(',').trim() };
}

function fromAngled(line: string): PastedPeople {
  const found = [...line.matchAll(ANGLED)].map(([whole, before = '', inside = '']): PastedPeople => {
    const { others, name } = beforeAngle(before);
    const [email] = addressesIn(inside);
    const rest = others === '' ? { people: [], unread: [] } : fromPlain(others);
    return email === undefined ? { people: rest.people, unread: [...rest.unread, whole.trim()] } : { people: [...rest.people, named(name, email)], unread: rest.unread };
  });
  const behind = line.slice(line.lastIndexOf('>') + 1).replace(/^[\s,;.]+/, '');
  const read = joined(behind === '' ? found : [...found, fromPlain(behind)]);
  // Angles that do not pair hide what stands between them.
  const kept = [...read.people.map(({ email }) => email), ...read.unread];
  return addressesIn(line).every((email) => kept.some((one) => one.includes(email))) ? read : { people: [], unread: [line.trim()] };
}

function joined(parts: readonly PastedPeople[]): PastedPeople {
  return { people: parts.flatMap(({ people }) => people), unread: parts.flatMap(({ unread }) => unread) };
}

/**
 * Reads a pasted list of people: `First Last <address>`, `Last, First <address>`, addresses alone, rows of a spreadsheet (by
 * tabs, semicolons or commas, with or without heads), one in a line or many. Nobody is left out silently: what cannot be
 * read is in `unread`. Whoever is there twice comes once.
 */
export function readPeople(text: string): PastedPeople {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.replace(/^\s*[-*•]\s+/, '')).filter((line) => line.trim() !== '');
  const heads = lines[0] === undefined ? undefined : headsOf(lines[0]);
  const read = lines.slice(heads === undefined ? 0 : 1).map((line): PastedPeople => {
    if (heads === undefined) return /<[^<>]*>/.test(line) ? fromAngled(line) : fromPlain(line);
    const person = underHeads(line, heads);
    return person === undefined ? { people: [], unread: [line.trim()] } : { people: [person], unread: [] };
  });
  const { people, unread } = joined(read);
  const once = new Map(people.toReversed().map((person) => [person.email.toLowerCase(), person]));
  return { people: people.filter((person) => once.get(person.email.toLowerCase()) === person), unread };
}

/** Whether a pasted text is more than what belongs into one field: a line with somebody's address and something beside it. */
export function isList(text: string): boolean {
  return ADDRESS.test(text) && /[\n\t;,<]|\s\S/.test(text.trim());
}
