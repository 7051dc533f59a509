import { useEffect } from 'preact/hooks';

interface NoticeProps {
  readonly title: string;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** One heading, which also names the browser's tab, one sentence, and at most one thing to do. */
export function Notice({ title, text, action }: NoticeProps) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <section class="sheet" aria-live="polite">
      <h1>{title}</h1>
      <p>{text}</p>
      {action && (
        <button type="button" onClick={action.run}>
          {action.label}
        </button>
      )}
    </section>
  );
}
