import { Checkbox, Modal } from '@mantine/core';
import { setSingleKeys, useSingleKeys } from '../keys/single-keys.js';
import { useReturnFocus } from '../overlay/use-return-focus.js';

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'Search in this list'],
  ['I', 'Add a learner to the client that is open: invite them'],
  ['C', 'Add redemption codes to the client that is open'],
  ['?', 'Show these keys'],
  ['Esc', 'Close what is open; clear the search'],
  ['⌘ ⏎ or Ctrl ⏎', 'Save the form'],
  ['⌘ Z or Ctrl Z', 'Take back what was just done, while Undo is offered'],
];

/** The keys that work everywhere, and where to read on. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  useReturnFocus();
  const on = useSingleKeys();
  return (
    <Modal opened onClose={onClose} title="Help and shortcuts" size={440} className="pt-dialog">
      <dl className="pt-keys">
        {KEYS.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd className="pt-key">{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <div className="pt-keys-more">
        <Checkbox checked={on} onChange={(event) => setSingleKeys(event.currentTarget.checked)} label="Single keys work: /, I, C and ?" />
      </div>
      <p className="pt-keys-more">
        Everything here is done through the API: <a className="pt-link" href="/graphql">open the GraphQL playground</a>.
      </p>
    </Modal>
  );
}
