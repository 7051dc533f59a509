import { Checkbox } from '@mantine/core';
import { setSingleKeys, useSingleKeys } from '../ui/keys/single-keys.js';
import './profile.css';

/** Turns shortcuts of a single key off (WCAG 2.2, 2.1.4): whoever speaks to the browser sets them off by words. */
export function KeysChoice() {
  const on = useSingleKeys();
  return (
    <section className="pt-own" aria-labelledby="keys">
      <h2 id="keys" className="pt-small-heading">
        Shortcuts
      </h2>
      <Checkbox checked={on} onChange={(event) => setSingleKeys(event.currentTarget.checked)} label="Shortcuts of a single key: / searches, ? shows the keys" description="In this browser. Without them, everything is still within reach by Tab." />
    </section>
  );
}
