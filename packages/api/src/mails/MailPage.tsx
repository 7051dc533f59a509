import { Body } from '@react-email/body';
import { Button } from '@react-email/button';
import { Head } from '@react-email/head';
import { Html } from '@react-email/html';
import { Preview } from '@react-email/preview';
import { BrandHeader } from './BrandHeader.js';
import type { Footer } from './footer.js';
import type { Letter } from './letter.js';
import { MessagePart, PanelPart } from './LetterParts.js';
import { MailFooter } from './MailFooter.js';
import type { MailStyles } from './mail-style.js';
import type { MailWords } from './mail-words.js';
import { oneLine, shortened } from './plain-text.js';
import { CARD_BEGINS, CARD_ENDS } from './word-table.js';

interface MailPageProps {
  readonly letter: Letter;
  readonly footer: Footer;
  readonly words: MailWords;
  readonly styles: MailStyles;
}

/** How much of a mail a list shows beside its subject. */
const PREVIEW_LENGTH = 140;

/** The HTML part: one sheet, as the learner pages are. */
export function MailPage({ letter, footer, words, styles }: MailPageProps) {
  return (
    <Html lang={words.look.language === 'DE' ? 'de' : 'en'} dir="ltr">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <title>{letter.subject}</title>
        {/* Ours alone: nothing people wrote stands in it. */}
        <style dangerouslySetInnerHTML={{ __html: styles.sheet }} />
      </Head>
      <Body className="around" style={styles.body}>
        <Preview>{shortened(letter.says.join(' '), PREVIEW_LENGTH)}</Preview>
        <span className={CARD_BEGINS} />
        <table role="presentation" className="card" align="center" border={0} cellPadding={0} cellSpacing={0} style={styles.card}>
          <tbody>
            <tr>
              <td className="within" style={styles.within}>
                <BrandHeader name={oneLine(words.client)} look={words.look} styles={styles} />
                <Sheet letter={letter} words={words} styles={styles} />
                <MailFooter footer={footer} words={words} styles={styles} />
              </td>
            </tr>
          </tbody>
        </table>
        <span className={CARD_ENDS} />
      </Body>
    </Html>
  );
}

function Sheet({ letter, words, styles }: Omit<MailPageProps, 'footer'>) {
  const { title, greeting, says, message, panel, button, after } = letter;
  return (
    <>
      <h1 className="ink" style={styles.title}>
        {title}
      </h1>
      {[greeting, ...says].map((line, at) => (
        <p key={at} className="ink" style={styles.text}>
          {line}
        </p>
      ))}
      {message !== null && <MessagePart message={message} styles={styles} />}
      {panel !== null && <PanelPart panel={panel} styles={styles} />}
      {button !== null && <Action button={button} words={words} styles={styles} />}
      {after.map((line, at) => (
        <p key={at} className="dimmed" style={styles.small}>
          {line}
        </p>
      ))}
    </>
  );
}

interface ActionProps {
  readonly button: NonNullable<Letter['button']>;
  readonly words: MailWords;
  readonly styles: MailStyles;
}

/** What to press, and the same address to copy: as text, so that a reader sees where it leads. */
function Action({ button, words, styles }: ActionProps) {
  return (
    <>
      <div style={{ marginTop: 24 }}>
        <Button className="button fill" href={button.link} style={styles.button}>
          {button.label}
        </Button>
      </div>
      <p className="dimmed" style={{ ...styles.small, marginTop: 20 }}>
        {words.say('copyLink')}
        <br />
        <span style={{ wordBreak: 'break-all' }}>{button.link}</span>
      </p>
    </>
  );
}
