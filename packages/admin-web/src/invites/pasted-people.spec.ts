import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isList, readPeople, type TypedPerson } from './pasted-people.js';

const who = (firstName: string, lastName: string, email: string): TypedPerson => ({ firstName, lastName, email });
const ADA = who('Ada', 'Lovelace', 'ada@example.test');
const BO = who('Bo', 'Li', 'bo@example.test');

describe('a pasted list of people', () => {
  it.each([
    ['name and address', 'Ada Lovelace <ada@example.test>', [ADA]],
    ['family name first', 'Lovelace, Ada <ada@example.test>', [ADA]],
    ['family name first, quoted', '"Lovelace, Ada" <ada@example.test>', [ADA]],
    ['several in one line, by commas', 'Ada Lovelace <ada@example.test>, Bo Li <bo@example.test>', [ADA, BO]],
    ['several in one line, by semicolons', 'Lovelace, Ada <ada@example.test>; Li, Bo <bo@example.test>;', [ADA, BO]],
    ['one in a line', 'Ada Lovelace <ada@example.test>\r\nBo Li <bo@example.test>\n', [ADA, BO]],
    ['an address before a named one', 'bo@example.test, Ada Lovelace <ada@example.test>', [who('', '', 'bo@example.test'), ADA]],
    ['a named one before an address', 'Ada Lovelace <ada@example.test>, bo@example.test', [ADA, who('', '', 'bo@example.test')]],
    ['addresses alone', 'ada@example.test, bo@example.test', [who('', '', 'ada@example.test'), who('', '', 'bo@example.test')]],
    ['addresses alone, by blanks', 'ada@example.test bo@example.test', [who('', '', 'ada@example.test'), who('', '', 'bo@example.test')]],
    ['an angled address alone', '<ada@example.test>', [who('', '', 'ada@example.test')]],
    ['rows of a spreadsheet', 'Ada\tLovelace\tada@example.test\nBo\tLi\tbo@example.test', [ADA, BO]],
    ['rows by semicolons', 'Ada;Lovelace;ada@example.test', [ADA]],
    ['rows by commas, quoted', '"Ada","Lovelace","ada@example.test"', [ADA]],
    ['rows that begin with the address', 'ada@example.test;Ada;Lovelace', [ADA]],
    ['rows with both names in one cell', 'Ada Lovelace\tada@example.test', [ADA]],
    ['rows with the family name first in one cell', 'Lovelace, Ada\tada@example.test', [ADA]],
    ['rows under heads, with more than is wanted', 'No;Nachname;Vorname;E-Mail;Ort\n1;Lovelace;Ada;ada@example.test;London', [ADA]],
    ['rows under heads with one name', 'Name\tE-mail\nAda Lovelace\tada@example.test', [ADA]],
    ['blanks alone', 'Ada Lovelace ada@example.test', [ADA]],
    ['brackets', 'Ada Lovelace (ada@example.test)', [ADA]],
    ['a bulleted list', '- Ada Lovelace <ada@example.test>\n- Bo Li <bo@example.test>', [ADA, BO]],
    ['a long name', 'Ada King Lovelace <ada@example.test>', [who('Ada King', 'Lovelace', 'ada@example.test')]],
    ['one name', 'Ada <ada@example.test>', [who('Ada', '', 'ada@example.test')]],
    ['the same address twice', 'Ada Lovelace <ada@example.test>, ADA@example.test', [ADA]],
  ])('is read: %s', (_, text, people) => {
    expect(readPeople(text)).toEqual({ people, unread: [] });
  });

  it.each([
    ['a line without an address', 'Ada Lovelace <ada@example.test>\nBo Li', ['Bo Li']],
    ['an address that is none', 'Ada Lovelace <ada@example.test>, Bo Li <bo at example>', [', Bo Li <bo at example>']],
    ['columns nobody has named', 'Ada Lovelace <ada@example.test>\n7\tBo\tLi\tbo@example.test', ['7\tBo\tLi\tbo@example.test']],
  ])('says what it could not read: %s', (_, text, unread) => {
    expect(readPeople(text)).toEqual({ people: [ADA], unread });
  });

  it('reads whoever was written, in each common form and whatever stands between them', () => {
    const word = fc.stringMatching(/^[A-ZÄÖÜ][a-zäöüß]{1,9}$/);
    const person = fc.record({ firstName: word, lastName: word, email: fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `${name}@example.test`) });
    const forms: readonly ((one: TypedPerson) => string)[] = [
      ({ firstName, lastName, email }) => `${firstName} ${lastName} <${email}>`,
      ({ firstName, lastName, email }) => `${lastName}, ${firstName} <${email}>`,
      ({ firstName, lastName, email }) => `"${lastName}, ${firstName}" <${email}>`,
    ];
    const rows: typeof forms = [({ firstName, lastName, email }) => `${firstName}\t${lastName}\t${email}`, ({ firstName, lastName, email }) => `${firstName};${lastName};${email}`];
    const list = fc.uniqueArray(person, { minLength: 1, maxLength: 6, selector: ({ email }) => email });
    const written = fc.oneof(fc.tuple(fc.constantFrom(...forms), fc.constantFrom(', ', '; ', '\n', ',\n')), fc.tuple(fc.constantFrom(...rows), fc.constant('\n')));
    fc.assert(fc.property(list, written, (people, [form, between]) => expect(readPeople(people.map(form).join(between))).toEqual({ people, unread: [] })), { seed: 20261122 });
  });

  it('loses no address, and fails at nothing that can be pasted', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('ada@example.test', '<', '>', ',', ';', '\t', '\n', '"', ' '))), (parts) => {
        const text = parts.join('');
        const { people, unread } = readPeople(text);
        const kept = [...people.map(({ email }) => email), ...unread].join(' ').toLowerCase();
        expect(text.toLowerCase().includes('ada@example.test') && !kept.includes('@')).toBe(false);
      }),
      { seed: 20261122 },
    );
  });

  it('is told from what belongs into one field', () => {
    expect(['ada@example.test', 'Ada', 'Ada King', ' ada@example.test '].map(isList)).toEqual([false, false, false, false]);
    expect(['Ada Lovelace <ada@example.test>', 'ada@example.test\nbo@example.test', 'Ada\tLovelace\tada@example.test', 'ada@example.test, bo@example.test'].map(isList)).toEqual([true, true, true, true]);
  });
});
