import type { Footer } from './footer.js';
import type { Letter, Panel, PersonalMessage } from './letter.js';
import type { MailWords } from './mail-words.js';

/** What mail clients fold away below it (RFC 3676 §4.3). */
const SIGNATURE = '-- ';

/** The plain-text part: the same words in the same order. */
export function textPart(letter: Letter, footer: Footer, words: MailWords): string {
  const { title, greeting, says, message, panel, button, after } = letter;
  const blocks = [
    title,
    greeting,
    ...says,
    message && messageText(message),
    panel && panelText(panel),
    button && `${button.label}:\n${button.link}`,
    ...after,
    [SIGNATURE, words.say('questions', { who: footer.who }), footer.why, footer.sent, footer.landingUrl].filter((line) => line !== null).join('\n'),
  ];
  return `${blocks.filter((block) => block !== null).join('\n\n')}\n`;
}

function messageText({ intro, lines }: PersonalMessage): string {
  return [intro, ...lines.map((line) => `> ${line}`.trimEnd())].join('\n');
}

function panelText({ title, lines, note, code }: Panel): string {
  const told = [...lines, note].filter((line) => line !== null);
  const titled = title === null ? told : [title, ...told.map((line) => `  ${line}`)];
  return [...(code === null ? [] : [code, '']), ...titled].join('\n');
}
