import { endOf } from '@portico/shared';
import { KindIcon, NextIcon } from '../ui/Icons.js';
import { useWords } from '../ui/Words.js';
import type { Held } from './held.js';
import { Why } from './Why.js';

/** A sublicense that is open: until when and why, and what there is to learn. */
export function OpenAccess({ held }: { readonly held: Held }) {
  const { say, calendar, setting } = useWords();
  const { sublicense, expiresAt, content } = held;
  return (
    <section>
      <h2>{`${setting.client?.name ?? ''} · ${sublicense}`}</h2>
      <p class="until">{expiresAt === null ? say('accessNoEnd') : say('accessTo', { date: endOf(expiresAt, calendar) })}</p>
      <Why held={held} />
      {content.length === 0 && <p>{say('noContent')}</p>}
      {content.length > 0 && <h3>{say('content')}</h3>}
      <ul class="content">
        {content.map(({ id, title, kind, url }) => (
          <li key={id}>
            <a href={url} rel="noreferrer">
              <span class="kind">
                <KindIcon kind={kind} />
              </span>
              <span>
                <strong>{title}</strong>
                <span class="hint">{say(kind)}</span>
              </span>
              <NextIcon />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
