import type { MailLook } from './mail-look.js';
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
  if (look.logoUrl !== null) return <Logo name={name} src={look.logoUrl} />;
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

/** On a white plate, which shows in the dark alone: a dark logo stays to be seen. */
function Logo({ name, src }: { readonly name: string; readonly src: string }) {
  return (
    <table role="presentation" border={0} cellPadding={0} cellSpacing={0}>
      <tbody>
        <tr>
          <td className="plate" style={{ borderRadius: 8, backgroundColor: '#ffffff' }}>
            <img
              src={src}
              alt={name}
              height={32}
              // Or React asks for it in the head, too.
              fetchPriority="low"
              style={{ display: 'block', height: 32, width: 'auto', maxWidth: '100%', border: 0, color: '#1c1e24', fontFamily: 'sans-serif', fontSize: 18, fontWeight: 600, lineHeight: '32px' }}
            />
          </td>
        </tr>
      </tbody>
    </table>
  );
}
