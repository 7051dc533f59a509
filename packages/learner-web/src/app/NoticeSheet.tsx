import type { ComponentChildren } from 'preact';
import { Sheet } from '../ui/Sheet.js';

interface NoticeSheetProps {
  readonly title: string;
  readonly text: ComponentChildren;
  readonly way?: { readonly href: string; readonly label: ComponentChildren };
}

/** A page that is one sentence, with at most one way on. */
export function NoticeSheet({ title, text, way }: NoticeSheetProps) {
  return (
    <Sheet title={title} text={text}>
      {way !== undefined && (
        <a class="button filled" href={way.href}>
          {way.label}
        </a>
      )}
    </Sheet>
  );
}
