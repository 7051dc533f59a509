import { describe, expect, it } from '@jest/globals';
import { contrast } from '@portico/shared';
import { CLIENT_LOOK, lookOf, MAIL_FACTS } from '../../test/harness/mails.js';
import type { MailFacts } from './mail-facts.js';
import { renderMail } from './render-mail.js';

const KINDS = Object.values(MAIL_FACTS);
const EACH = KINDS.flatMap((facts) => (['EN', 'DE'] as const).map((language) => ({ kind: facts.kind, language, facts })));

const LOGO = { url: 'https://learn.example.com/logos/acme.png', width: 640, height: 64, plate: true };

/** How often one text stands in another. */
const times = (text: string, part: string) => text.split(part).length - 1;
const tags = (html: string) => html.replaceAll(/<!--[^]*?-->/g, '').match(/<[a-z][^>]*>/gi) ?? [];
const linkOf = (facts: MailFacts) => ('link' in facts ? facts.link : undefined);

/** What a reader sees of HTML: no comments, no hidden preview, no tags. */
function shown(html: string): string {
  const body = html.slice(html.indexOf('<body')).replaceAll(/<!--[^]*?-->/g, '').replace(/<div style="display:none[^]*?<\/div><\/div>/, '');
  return body.replaceAll(/<br\/>|<\/(?:p|h1|td|div)>/g, '\n').replaceAll(/<[^>]*>/g, '');
}

describe('A mail', () => {
  it.each(EACH)('of kind $kind in $language has a subject of one line, HTML and text', async ({ facts, language }) => {
    const { subject, html, text } = await renderMail(facts, { ...lookOf(facts.kind), language });
    expect(subject).toMatch(/^[^\p{Cc}]{5,200}$/u);
    expect(html).toMatch(/^<!DOCTYPE html/);
    expect(text).toMatch(/^\S[^]+\S\n$/);
    expect(`${subject}${html}${text}`).not.toMatch(/\{\w+\}[^.@:]|undefined|null|NaN|Invalid Date/);
  });

  it.each(EACH.filter(({ facts }) => linkOf(facts) !== undefined))('of kind $kind in $language has its link once to press and once to read', async ({ facts, language }) => {
    const link = linkOf(facts)!;
    const { html, text } = await renderMail(facts, { ...lookOf(facts.kind), language });
    expect(times(html, `href="${link}"`)).toBe(1);
    expect(times(shown(html), link)).toBe(1);
    expect(times(text, link)).toBe(1);
  });

  it.each(EACH)('of kind $kind in $language says all that its text says in HTML too', async ({ facts, language }) => {
    const { html, text } = await renderMail(facts, { ...lookOf(facts.kind), language });
    const inHtml = shown(html).replaceAll('&#x27;', "'");
    const lines = text.split('\n').map((line) => line.replace(/^> ?|^-- $/, '').replace(/:$/, '').trim());
    expect(lines.filter((line) => !inHtml.includes(line))).toEqual([]);
  });

  it.each(EACH)('of kind $kind in $language can be read by everybody: a language, a title, one heading, tables that are none', async ({ facts, language }) => {
    const { subject, html } = await renderMail(facts, { ...lookOf(facts.kind), language, logo: LOGO });
    expect(html).toContain(`lang="${language.toLowerCase()}"`);
    expect(html).toContain(`<title>${subject}</title>`);
    expect(times(html, '<h1')).toBe(1);
    expect(html).not.toMatch(/<h[2-6]/);
    const found = tags(html);
    expect(found.filter((tag) => tag.startsWith('<table') && !tag.includes('role="presentation"'))).toEqual([]);
    expect(found.filter((tag) => tag.startsWith('<img') && !/alt="[^"]+"/.test(tag))).toEqual([]);
  });

  it.each(KINDS)('of kind $kind fetches nothing but the logo, and runs nothing', async (facts) => {
    const { html } = await renderMail(facts, { ...lookOf(facts.kind), logo: LOGO });
    const sources = [...html.matchAll(/\b(?:src|srcset|background|poster|data)="([^"]*)"/gi)].map(([, source]) => source);
    expect(sources).toEqual([LOGO.url]);
    expect(html.match(/url\(|@import|<(script|link|iframe|object|form|svg)\b|\son\w+=/i)).toBeNull();
  });

  it.each(EACH)('of kind $kind in $language has a text part without HTML', async ({ facts, language }) => {
    const { text } = await renderMail(facts, { ...lookOf(facts.kind), language });
    expect(text).not.toMatch(/<[a-z/!]|&[a-z#0-9]+;/i);
  });

  it.each(['#ffff66', '#777777', '#7a7f87', '#000000', '#ffffff'])('in the accent colour %s has a button that can be read, light and dark', async (accentColor) => {
    const { html } = await renderMail(MAIL_FACTS.INVITE, { ...CLIENT_LOOK, accentColor });
    const button = tags(html).find((tag) => tag.includes('class="button fill"'))!;
    const dark = /\.fill\{([^}]*)\}/.exec(html)![1]!;
    for (const style of [button, dark]) {
      const [, ground] = /background-color:(#[0-9a-f]{6})/.exec(style)!;
      const [, text] = /[;"}]color:(#[0-9a-f]{6})/.exec(style)!;
      expect(contrast(text!, ground!)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('shows a message as it was written, line by line', async () => {
    const { html, text } = await renderMail({ ...MAIL_FACTS.INVITE, message: '<b>R&D</b>\n*not* [a](link)' }, CLIENT_LOOK);
    expect(html).toContain('&lt;b&gt;R&amp;D&lt;/b&gt;<br/>*not* [a](link)</p>');
    expect(text).toContain('Ada Lovelace writes:\n> <b>R&D</b>\n> *not* [a](link)\n');
  });

  it('fits dark screens and phones where the client can', async () => {
    const { html } = await renderMail(MAIL_FACTS.INVITE, CLIENT_LOOK);
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(html).toContain('(prefers-color-scheme:dark)');
    expect(html).toContain('<meta name="viewport"');
  });

  it('is as narrow in Outlook as elsewhere', async () => {
    const { html } = await renderMail(MAIL_FACTS.INVITE, CLIENT_LOOK);
    expect(times(html, '<!--[if mso]><table')).toBe(1);
    expect(times(html, '<!--[if mso]></td></tr></table><![endif]-->')).toBe(1);
    expect(html).not.toContain('card-');
  });

  it('shows a logo whole and no higher than its room, and with images off the name in its place has all the width it needs', async () => {
    const { html } = await renderMail(MAIL_FACTS.INVITE, { ...CLIENT_LOOK, logo: LOGO });
    const image = tags(html).find((tag) => tag.startsWith('<img'))!;
    expect(image).toContain('height="20"');
    expect(image).toContain('alt="Acme Corp"');
    expect(image).not.toMatch(/ width="/);
    expect(image).toContain('font-size:18px');
    expect(html).toMatch(/<td[^>]*class="plate"/);
    const { html: bright } = await renderMail(MAIL_FACTS.INVITE, { ...CLIENT_LOOK, logo: { ...LOGO, plate: false } });
    expect(bright).not.toMatch(/<td[^>]*class="plate"/);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'https://acme.test@evil.test/', '/acme', ''])('does not lead to %j', async (link) => {
    await expect(renderMail({ ...MAIL_FACTS.INVITE, link }, CLIENT_LOOK)).rejects.toThrow(RangeError);
    await expect(renderMail(MAIL_FACTS.INVITE, { ...CLIENT_LOOK, logo: { ...LOGO, url: link || '/' } })).rejects.toThrow(RangeError);
  });
});
