import { Link, NavLink } from 'react-router';
import { Icon, type IconName } from '../marks/Icon.js';
import { Logo } from '../marks/Logo.js';
import './shell.css';

/** One place the rail leads to. */
export interface RailItem {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
  /** Said at the end: how many there are. */
  readonly count?: string | undefined;
  /** `manage` items stand apart under a heading. */
  readonly group?: 'manage';
}

interface RailProps {
  readonly items: readonly RailItem[];
  readonly onGo?: () => void;
  readonly onHelp: () => void;
}

function Places({ items, onGo }: Omit<RailProps, 'onHelp'>) {
  return (
    <ul>
      {items.map(({ to, label, icon, count }) => (
        <li key={to}>
          <NavLink to={to} onClick={onGo}>
            <Icon name={icon} />
            <span>{label}</span>
            {count !== undefined && <span className="pt-rail-count pt-number">{count}</span>}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

/** The places of the app, flat: one click to each from everywhere. */
export function Rail({ items, onGo = () => undefined, onHelp }: RailProps) {
  return (
    <nav className="pt-rail" aria-label="Portico">
      <Link className="pt-rail-heading" to="/clients" onClick={onGo}>
        Panorama
      </Link>
      <Places items={items.filter(({ group }) => group === undefined)} onGo={onGo} />
      <p className="pt-rail-heading">Manage</p>
      <Places items={items.filter(({ group }) => group === 'manage')} onGo={onGo} />
      <button type="button" className="pt-rail-help" onClick={onHelp}>
        <Icon name="help" />
        Help and shortcuts
      </button>
    </nav>
  );
}

/** The mark and the name. */
export function Brand() {
  return (
    <span className="pt-brand">
      <Logo />
      Portico
    </span>
  );
}
