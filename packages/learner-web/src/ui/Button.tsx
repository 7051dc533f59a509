import type { ButtonHTMLAttributes } from 'preact';
import { useReady } from './use-sending.js';

/** A button that a script answers: until the page's script listens it cannot be pressed, rather than be pressed in vain. */
export function Button(attributes: Omit<ButtonHTMLAttributes, 'type' | 'disabled'>) {
  const ready = useReady();
  return <button type="button" {...attributes} disabled={!ready} />;
}
