import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadOnToken, takeToken } from '../ui/leave.js';
import type { Purpose } from './follow.js';
import { FollowLink } from './FollowLink.js';

interface WithLinkProps {
  readonly purpose: Purpose;
  /** What the page is until it is known to have been opened by a link. */
  readonly before: ComponentChildren;
  /** What it is without one. */
  readonly without: ComponentChildren;
}

/** A page that mailed links lead to. The server never sees their tokens. */
export function WithLink({ purpose, before, without }: WithLinkProps) {
  const [token, setToken] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    setToken(takeToken(purpose));
    return loadOnToken(purpose);
  }, [purpose]);
  if (token === undefined) return before;
  return token === null ? without : <FollowLink purpose={purpose} token={token} />;
}
