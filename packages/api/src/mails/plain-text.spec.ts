import { describe, expect, it } from '@jest/globals';
import { greetable, linesOf, oneLine, shortened } from './plain-text.js';

describe('People’s text in mails', () => {
  it('becomes one line whatever breaks it', () => {
    expect(oneLine('a\r\nBcc: b@c.test\u0000\u0085\u2028d')).toBe('a Bcc: b@c.test d');
  });

  it('turns no direction of writing and has no half characters', () => {
    expect(oneLine('gnp\u202e.exe\u2066x\u2069 \ud800y')).toBe('gnp.exex \ufffdy');
    expect(oneLine('مرحبا')).toBe('مرحبا');
  });

  it('keeps its lines, with one empty line at most between them', () => {
    expect(linesOf('\n\nHi,\r\n\r\n\r\n\nplease\u2028come\n\n')).toEqual(['Hi,', '', 'please', 'come']);
    expect(linesOf(' \n\t')).toEqual([]);
  });

  it('is cut between characters', () => {
    expect(shortened('🦊🦊🦊', 3)).toBe('🦊🦊🦊');
    expect(shortened('🦊🦊🦊🦊', 3)).toBe('🦊🦊…');
  });

  it.each(['Bo', 'Anna-Lena', 'J. R. R.', 'O’Brien', 'Dr. Bo', '美玲', 'Bo Jr.'])('greets %s by name', (name) => {
    expect(greetable(name)).toBe(name);
  });

  it.each(['evil.example', 'You won: visit evil.example/now', 'https://evil.example', 'www.evil.test', 'a@b.test', 'evil。example', '\u0000', ' '])('does not greet %j', (name) => {
    expect(greetable(name)).toBeNull();
  });
});
