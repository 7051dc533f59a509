import type { ComponentChildren } from 'preact';
import { CheckIcon } from '../ui/Icons.js';

/** Says that it was done, also to whoever does not see it. */
export function Done({ text }: { readonly text: ComponentChildren }) {
  return (
    <p role="status" class="done">
      {text !== null && (
        <>
          <CheckIcon /> {text}
        </>
      )}
    </p>
  );
}
