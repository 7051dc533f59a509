import { useLocation, useNavigate } from 'react-router';
import { useRights } from '../server/rights.js';
import { useSingleKey } from '../ui/keys/single-keys.js';

/** `I` asks people in, `C` adds redemption codes: to the client whose page this is, elsewhere to one that is chosen first. */
export function AddKeys() {
  const { people } = useRights();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [, client] = /^\/clients\/([^/]+)/.exec(pathname) ?? [];
  const go = (place: string) => () => {
    if (people) void navigate(`${client === undefined ? '' : `/clients/${client}`}/${place}`);
  };
  useSingleKey('i', go('learners?invite=1'));
  useSingleKey('c', go('redemption-codes?add=1'));
  return null;
}
