import { Box } from './Box.js';
import type { Panel, PersonalMessage } from './letter.js';
import { METER_TRACK, meterColour, type MailStyles } from './mail-style.js';

/** What somebody wrote, told apart from what we say. */
export function MessagePart({ message, styles }: { readonly message: PersonalMessage; readonly styles: MailStyles }) {
  return (
    <Box className="message" style={styles.message} above={20}>
      <p className="dimmed" style={{ ...styles.small, margin: 0 }}>
        {message.intro}
      </p>
      <p className="ink" dir="auto" style={{ ...styles.text, margin: '4px 0 0' }}>
        {message.lines.flatMap((line, at) => (at === 0 ? [line] : [<br key={at} />, line]))}
      </p>
    </Box>
  );
}

/** What access is about. */
export function PanelPart({ panel, styles }: { readonly panel: Panel; readonly styles: MailStyles }) {
  const { title, lines, note, code, share } = panel;
  return (
    <Box className="panel" style={styles.panel} above={20}>
      {code !== null && (
        <p className="ink" style={styles.code}>
          {code}
        </p>
      )}
      {title !== null && (
        <p className="dimmed" style={styles.panelTitle}>
          {title}
        </p>
      )}
      {lines.map((line, at) => (
        <p key={at} className="ink" style={styles.place}>
          {line}
        </p>
      ))}
      {share !== null && <Meter share={share} />}
      {note !== null && (
        <p className="dimmed" style={{ ...styles.panelTitle, margin: '4px 0 0' }}>
          {note}
        </p>
      )}
    </Box>
  );
}

/** A bar for the eye; the words beside it are its value. */
function Meter({ share }: { readonly share: number }) {
  const taken = Math.round(share * 100);
  return (
    <table role="presentation" aria-hidden="true" width="100%" border={0} cellPadding={0} cellSpacing={0} style={{ margin: '8px 0' }}>
      <tbody>
        <tr>
          <td width={`${taken}%`} style={{ height: 6, fontSize: 0, lineHeight: '6px', borderRadius: 3, backgroundColor: meterColour(share) }}>
            {'\u00a0'}
          </td>
          {taken < 100 && (
            <td className="track" style={{ height: 6, fontSize: 0, lineHeight: '6px', borderRadius: 3, backgroundColor: METER_TRACK }}>
              {'\u00a0'}
            </td>
          )}
        </tr>
      </tbody>
    </table>
  );
}
