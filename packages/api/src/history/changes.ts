import { Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'What became of one field.' })
export class Change {
  @Field(() => String, { description: 'The field, as the API calls it; or what it stands for, in words.' })
  readonly field: string;

  @Field(() => String, { nullable: true, description: 'What it was, as text; null: nothing.' })
  readonly before: string | null;

  @Field(() => String, { nullable: true, description: 'What it is since, as text; null: nothing.' })
  readonly after: string | null;

  constructor(field: string, before: string | null, after: string | null) {
    this.field = field;
    this.before = before;
    this.after = after;
  }
}

/** A thing a field names: told by its title, and another than every other of the same title. */
export class Named {
  constructor(
    readonly id: string,
    readonly title: string,
  ) {}
}

/** A value a field may have, as history writes it down. */
export type Told = string | number | boolean | Date | null | undefined | Named | readonly Told[] | { readonly [name: string]: Told };

/** The longest text kept of a value, in characters. */
const LONGEST = 1_000;

/** The fields that differ. A field that is undefined on either side was not part of what was done. */
export function changesBetween(before: { readonly [field: string]: Told }, after: { readonly [field: string]: Told }): Change[] {
  return Object.keys(after).flatMap((field) => {
    if (before[field] === undefined || after[field] === undefined) return [];
    if (compared(before[field]) === compared(after[field])) return [];
    const [was, is] = [told(before[field]), told(after[field])];
    return [was === is ? new Change(field, cut(exactly(before[field])), cut(exactly(after[field]))) : new Change(field, cut(was), cut(is))];
  });
}

/** What a new thing begins with: every field that has a value. */
export function beginnings(fields: { readonly [field: string]: Told }): Change[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const is = told(value);
    return is === null ? [] : [new Change(field, null, cut(is))];
  });
}

function told(value: Told): string | null {
  return isNothing(value) ? null : plain(value);
}

function isNothing(value: Told): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Values are compared, not their texts: the texts of two values may be alike. */
function compared(value: Told): string {
  return isNothing(value) ? 'null' : JSON.stringify(value);
}

/** For two values that are told alike: with what tells them apart. */
function exactly(value: Told): string | null {
  if (isNothing(value)) return null;
  if (value instanceof Named) return `${value.title} (${value.id})`;
  if (Array.isArray(value) && value.every((one) => one instanceof Named)) return value.map(exactly).join(', ');
  return JSON.stringify(value);
}

function cut(text: string | null): string | null {
  return text !== null && text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function plain(value: Told): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Named) return value.title;
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value === 'object') return Object.values(value).map(plain).join(': ');
  return String(value);
}
