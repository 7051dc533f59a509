import { fitted, LOGO_ROOM } from '@portico/shared';
import type { MailLogo, MailLook } from './mail-look.js';
import type { MailStyles } from './mail-style.js';

/** Portico's own sign: an arch, from the mathematical intersection that every font has. */
const ARCH = '∩';

interface BrandHeaderProps {
  readonly name: string;
  readonly look: MailLook;
  readonly styles: MailStyles;
}

/** Whose mail it is: the logo, or the first letter and the name. With images off the logo's place says the name. */
export function BrandHeader({ name, look, styles }: BrandHeaderProps) {
  if (look.logo !== null) return <Logo name={name} logo={look.logo} />;
  const mark = look.clientName === null ? { letter: ARCH, style: { ...styles.mark, fontSize: 24 } } : { letter: [...name][0], style: styles.mark };
  return (
    <table role="presentation" border={0} cellPadding={0} cellSpacing={0}>
      <tbody>
        <tr>
          <td style={{ minWidth: 30, verticalAlign: 'top' }}>
            <table role="presentation" aria-hidden="true" border={0} cellPadding={0} cellSpacing={0} style={{ borderCollapse: 'separate' }}>
              <tbody>
                <tr>
                  <td className="fill" style={mark.style}>
                    {mark.letter}
                  </td>
                </tr>
              </tbody>
            </table>
          </td>
          <td className="ink" style={styles.brand}>
            {name}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

const PLATE = { className: 'plate', style: { borderRadius: 8, backgroundColor: '#ffffff' } };

/**
 * A dark logo stands on a white plate, which shows in the dark alone. Only its height is said: the width follows
 * from it, and with images off the name has all the room it needs.
 */
function Logo({ name, logo }: { readonly name: string; readonly logo: MailLogo }) {
  const { height } = fitted(logo, LOGO_ROOM);
  return (
    <table role="presentation" border={0} cellPadding={0} cellSpacing={0}>
      <tbody>
        <tr>
          <td {...(logo.plate && PLATE)}>
            <img
              src={logo.url}
              alt={name}
              height={height}
              {...(!logo.plate && { className: 'ink' })}
              // Or React asks for it in the head, too.
              fetchPriority="low"
              style={{ display: 'block', height, width: 'auto', maxWidth: '100%', border: 0, color: '#1c1e24', fontFamily: 'sans-serif', fontSize: 18, fontWeight: 600, lineHeight: `${Math.max(24, height)}px` }}
            />
          </td>
        </tr>
      </tbody>
    </table>
  );
}
