import { Box } from './Box.js';
import type { Footer } from './footer.js';
import type { MailStyles } from './mail-style.js';
import type { MailWords } from './mail-words.js';

interface MailFooterProps {
  readonly footer: Footer;
  readonly words: MailWords;
  readonly styles: MailStyles;
}

/** What an address may hold and a link reads as something else (RFC 6068 §2). */
function mailTo(address: string): string {
  return `mailto:${address.replace(/[%?&#/]/g, encodeURIComponent)}`;
}

/** Whom to ask, why the mail came, who sent it. */
export function MailFooter({ footer, words, styles }: MailFooterProps) {
  const { who, isAddress, why, sent, landingUrl } = footer;
  const asked = isAddress ? (
    <a key="who" className="link" href={mailTo(who)} style={styles.link}>
      {who}
    </a>
  ) : (
    who
  );
  return (
    <Box className="line" style={styles.footer} above={28}>
      <p className="dimmed" style={styles.small}>
        {words.parts('questions', { who: asked })}
      </p>
      <p className="dimmed" style={styles.small}>
        {why}
      </p>
      <p className="dimmed" style={styles.small}>
        {sent}
      </p>
      {landingUrl !== null && (
        <p className="dimmed" style={{ ...styles.small, marginTop: 0 }}>
          <a className="link" href={landingUrl} style={{ ...styles.link, fontWeight: 400 }}>
            {landingUrl}
          </a>
        </p>
      )}
    </Box>
  );
}
