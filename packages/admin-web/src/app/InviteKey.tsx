import { useLocation, useNavigate } from 'react-router';
import { useRights } from '../server/rights.js';
import { useSingleKey } from '../ui/keys/single-keys.js';

/** `I` asks people in: to the client whose page this is, elsewhere to one that is chosen first. */
export function InviteKey() {
  const { people } = useRights();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [, client] = /^\/clients\/([^/]+)/.exec(pathname) ?? [];
  useSingleKey('i', () => {
    if (people) void navigate(`${client === undefined ? '' : `/clients/${client}`}/learners?invite=1`);
  });
  return null;
}
