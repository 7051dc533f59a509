import { useEffect, useRef } from 'react';
import { FormSection } from '../ui/form/FormSection.js';
import { StateBadge } from '../ui/marks/StateBadge.js';
import { CopyButton } from '../ui/page/CopyButton.js';
import { PlainButton } from '../ui/page/PlainButton.js';
import { counted } from '../ui/words/numbers.js';
import type { Answer } from './invite-answers.js';
import './invites.css';

/** What inviting came to, person by person. It has the focus when it is there, unless a row is to be mended. */
export function Answers({ answers }: { readonly answers: readonly Answer[] }) {
  const list = useRef<HTMLUListElement>(null);
  const links = answers.flatMap(({ person, link }) => (link === null ? [] : [`${person.firstName} ${person.lastName} <${person.email}>: ${link}`]));
  const isDone = answers.every(({ wrong }) => wrong === null);
  useEffect(() => {
    if (isDone) list.current?.focus();
  }, [answers, isDone]);
  return (
    <FormSection legend="Answers" about={links.length > 1 && <PlainButton onClick={() => void navigator.clipboard.writeText(links.join('\n'))}>Copy {counted(links.length, 'link')}</PlainButton>} inset>
      <ul ref={list} tabIndex={-1} className="pt-answers" aria-label="Answers">
        {answers.map(({ person, state, meaning, link }) => (
          <li key={person.key}>
            <span className="pt-strong">
              {person.firstName} {person.lastName} <span className="pt-note">{person.email}</span>
            </span>
            <StateBadge {...state} />
            <span className="pt-note">{meaning}</span>
            {link !== null && (
              <span className="pt-answer-link">
                <span className="pt-mono">{link}</span>
                <CopyButton value={link} what={`the link of ${person.firstName} ${person.lastName}`} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </FormSection>
  );
}
