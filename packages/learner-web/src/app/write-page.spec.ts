import { describe, expect, it } from '@jest/globals';
import { ACME, ADA, pageData, works } from '../../test/open-page.js';
import { DE } from '../ui/messages/de.js';
import { readAssets } from './assets.js';
import { DATA_ID } from './page-data.js';
import { writePage } from './write-page.js';

const FILES: Readonly<Record<string, string>> = {
  '.vite/manifest.json': JSON.stringify({ 'src/main.tsx': { file: 'assets/main-1.js', css: ['assets/main-1.css'] }, 'src/app/AccountPage.tsx': { file: 'assets/account-1.js' }, 'src/app/InvitePage.tsx': { file: 'assets/invite-1.js' } }),
  'assets/main-1.css': 'body{margin:0}',
};
const assets = readAssets((name) => FILES[name]!);
const write = (...about: Parameters<typeof pageData>) => writePage(pageData(...about), { assets, nonce: 'n0nce' });

describe('a page as it is sent', () => {
  it('has its words, its brand and its styles in itself', () => {
    const html = write('/acme');
    expect(html).toContain('>Start learning</h1>');
    expect(html).toContain('<title>Start learning · Acme Corp</title>');
    expect(html).toContain('--solid:#f28c28');
    expect(html).toMatch(/<style nonce="n0nce">[^<]*body\{margin:0\}<\/style>/);
  });

  it('needs one script and nothing else, and for an account page or an invite its part', () => {
    const loads = (html: string) => [...html.matchAll(/<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    expect(loads(write('/acme/FALL-2026', { checks: [works('FALL-2026')] }))).toEqual(['data:,', '/assets/main-1.js']);
    expect(loads(write('/acme', { person: ADA, dashboards: [] }))).toEqual(['data:,', '/assets/main-1.js', '/assets/account-1.js']);
    expect(loads(write('/acme/invite'))).toEqual(['data:,', '/assets/main-1.js', '/assets/invite-1.js']);
  });

  it('has the logo of its client at the top, by a path of its own site, in the size it is shown in before its bytes are there', () => {
    const logo = { logoUrl: 'https://learn.example.com/logos/1a2b.png', logoWidth: 640, logoHeight: 240, logoPlate: true };
    const html = write('/acme/invite', { client: { ...ACME, design: { ...ACME.design, ...logo } } });
    const inside = new DOMParser().parseFromString(html, 'text/html');
    const image = inside.querySelector<HTMLImageElement>('header a img')!;
    expect([image.getAttribute('src'), image.alt, image.width, image.height]).toEqual(['/logos/1a2b.png', 'Acme Corp', 107, 40]);
    expect(inside.querySelector('link[rel=preload][as=image]')!.getAttribute('href')).toBe('/logos/1a2b.png');
    expect(inside.querySelector('header .brand')!.textContent).toBe('');
    expect(image.classList.contains('plate')).toBe(true);
  });

  it('shows whatever is in a name and runs none of it', () => {
    const name = '</script><script>alert(1)</script><img src=x onerror=alert(1)>&amp;';
    const html = write('/acme', { client: { ...ACME, name, design: { ...ACME.design, heading: name, welcomeText: name } } });
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toContain('<img');
    const inside = new DOMParser().parseFromString(html, 'text/html');
    expect(JSON.parse(inside.getElementById(DATA_ID)!.textContent)).toMatchObject({ client: { name } });
    expect(inside.querySelector('h1')!.textContent).toBe(name);
    expect(inside.title).toContain('<script>');
  });

  it('says its language', () => {
    const html = write('/acme', { language: 'de', messages: DE });
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('>Jetzt lernen</h1>');
  });

  it('that leads nowhere is not for search engines', () => {
    expect(write('/acme')).not.toContain('noindex');
    expect(write('/nobody', { showing: 'not-there', client: null })).toContain('noindex');
  });

  it('cannot be sent as a form before its script is there: a password would stand in the address', () => {
    const form = new DOMParser().parseFromString(write('/acme/FALL-2026', { checks: [works('FALL-2026')] }), 'text/html').querySelector('form')!;
    expect(form.method).toBe('post');
    expect(form.querySelector('button[type=submit]')!.hasAttribute('disabled')).toBe(true);
  });

  it('has no button that would be pressed in vain before its script is there', () => {
    const pages = [write('/acme/FALL-2026', { checks: [works('FALL-2026'), works('CREW-7')] }), write('/acme/FALL-2026', { checks: [works('FALL-2026')], person: ADA })];
    const buttons = pages.flatMap((html) => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('button')]);
    expect(buttons.length).toBeGreaterThan(5);
    expect(buttons.filter(({ disabled }) => !disabled).map(({ textContent }) => textContent)).toEqual([]);
  });

  it('takes a code before its script is there', () => {
    const form = new DOMParser().parseFromString(write('/acme'), 'text/html').querySelector('form')!;
    expect([form.getAttribute('action'), form.method, form.querySelector('input')!.name]).toEqual(['/acme/redeem', 'get', 'code']);
    expect(form.querySelector('button')!.hasAttribute('disabled')).toBe(false);
  });
});
