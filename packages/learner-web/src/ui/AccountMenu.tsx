import type { PersonFragment } from '@portico/shared/learner';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { DownIcon } from './Icons.js';
import { SignOutButton } from './SignOutButton.js';
import { useWords } from './Words.js';

/** Who is signed in, and what they can do about it. Opens and closes without the page's script. */
export function AccountMenu({ person, language }: { readonly person: PersonFragment; readonly language: ComponentChildren }) {
  const { say, text, path, setting } = useWords();
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || menu.current?.open !== true) return;
    menu.current.open = false;
    menu.current.querySelector('summary')!.focus();
  };
  const leave = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && !menu.current!.contains(event.relatedTarget)) menu.current!.open = false;
  };
  return (
    <details ref={menu} class="menu" onKeyDown={close} onFocusOut={leave}>
      <summary aria-label={text('menu', { name: `${person.firstName} ${person.lastName}` })}>
        {person.firstName} <DownIcon />
      </summary>
      <ul>
        {setting.client !== null && (
          <li>
            <a href={path('profile')}>{say('profile')}</a>
          </li>
        )}
        <li>{language}</li>
        <li>
          <SignOutButton label={say('signOut')} to={path()} />
        </li>
      </ul>
    </details>
  );
}
