import { describe, expect, it } from '@jest/globals';
import { lookOf, MAIL_FACTS } from '../../test/harness/mails.js';
import { HOSTILE_TEXTS } from '../../test/harness/hostile-texts.js';
import type { MailFacts } from './mail-facts.js';
import type { MailLook } from './mail-look.js';
import { renderMail } from './render-mail.js';

/** The longest anybody may write, in characters. Six bytes stand for a quote, more than for any letter. */
const NAME = '"'.repeat(120);
const PATH = 'a'.repeat(200);
const LONGEST: Readonly<Record<string, string>> = { message: `"${'\n"'.repeat(999)}"`, subject: '"'.repeat(200), code: 'W'.repeat(40), link: PATH, landingUrl: PATH, newEmail: `${'b'.repeat(64)}@${'long-domain.'.repeat(15)}test` };
const LINKS = ['link', 'logo', 'landingUrl'];
/** Chosen from a list, by us. */
const FIXED = ['kind', 'role', 'language', 'timeZone', 'accentColor'];

/** The same with another text in every field that people write. */
function written<Whole extends object>(whole: Whole, text: (field: string) => string): Whole {
  const fields = Object.entries(whole).map(([field, value]) => {
    if (FIXED.includes(field)) return [field, value];
    if (LINKS.includes(field)) return [field, value === null ? null : `https://${field}.example.com/${text(field)}`];
    if (Array.isArray(value)) return [field, value.map(() => text(field))];
    return [field, typeof value === 'string' || value === null ? text(field) : value];
  });
  // Only texts were exchanged for texts.
  return Object.fromEntries(fields) as Whole;
}

/** Every tag with the names of its attributes: what a text must not add to. The lines of a message are broken as it breaks them. */
function bones(html: string): string {
  const tags = html.match(/<\/?[a-z][^<>]*>/gi) ?? [];
  return tags.filter((tag) => tag !== '<br/>').map((tag) => tag.replaceAll(/="[^"]*"/g, '')).join('\n');
}

function render(facts: MailFacts, text: (field: string) => string, more: Partial<MailLook> = {}) {
  return renderMail(written(facts, text), { ...written(lookOf(facts.kind), text), ...more });
}

describe('A mail with hostile text in every field', () => {
  it('is tried with enough of them', () => {
    expect(new Set(HOSTILE_TEXTS).size).toBeGreaterThanOrEqual(50);
  });

  it.each(Object.values(MAIL_FACTS))('of kind $kind gains no tag, attribute, link or line of its header by it', async (facts) => {
    const plain = bones((await render(facts, () => 'plain')).html);
    for (const hostile of HOSTILE_TEXTS) {
      const { subject, html } = await render(facts, () => hostile);
      const is = { plain: bones(html) === plain, oneLine: !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(subject), onlyLinks: !/href="(?!https:|mailto:)/.test(html) };
      expect({ hostile, ...is }).toEqual({ hostile, plain: true, oneLine: true, onlyLinks: true });
    }
  });

  it.each(Object.values(MAIL_FACTS))('of kind $kind stays under 60 KB, and its subject short, with the longest texts in every language', async (facts) => {
    for (const language of ['EN', 'DE'] as const) {
      const longest = { ...facts, ...('sublicenses' in facts && { sublicenses: Array.from({ length: 500 }, () => 'x') }) };
      const { subject, html, text } = await render(longest, (field) => LONGEST[field] ?? NAME, { language });
      expect(Buffer.byteLength(html)).toBeLessThan(60_000);
      expect(Buffer.byteLength(text)).toBeLessThan(60_000);
      expect(subject.length).toBeLessThanOrEqual(200);
    }
  });
});
