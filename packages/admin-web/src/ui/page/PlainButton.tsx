import type { ComponentProps } from 'react';
import '../marks/plain-controls.css';

interface PlainButtonProps extends ComponentProps<'button'> {
  /** `filled` for the one thing to do; `danger` where it cannot be taken back. */
  readonly look?: 'default' | 'filled' | 'danger';
}

/** A button of the browser's own that looks like Mantine's: for what has to be there at once. */
export function PlainButton({ look = 'default', type = 'button', ...rest }: PlainButtonProps) {
  return <button {...rest} type={type} className="pt-button" data-look={look} />;
}
