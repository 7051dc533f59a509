import type { CSSProperties, ReactNode } from 'react';

interface BoxProps {
  readonly className?: string;
  readonly style: CSSProperties;
  /** Blank above it, in pixels. */
  readonly above?: number;
  readonly children: ReactNode;
}

/** A part with a ground or a border of its own. A table, because Outlook pads nothing else. */
export function Box({ className, style, above = 0, children }: BoxProps) {
  return (
    <table role="presentation" width="100%" border={0} cellPadding={0} cellSpacing={0} style={{ marginTop: above, borderCollapse: 'separate' }}>
      <tbody>
        <tr>
          <td className={className} style={style}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
