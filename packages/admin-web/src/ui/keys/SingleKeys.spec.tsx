import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { setSingleKeys, useSingleKey } from './single-keys.js';

function Field({ onKey }: { readonly onKey: () => void }) {
  useSingleKey('/', onKey);
  return (
    <>
      <input aria-label="Name" />
      <textarea aria-label="Message" />
      <input type="checkbox" aria-label="Select Acme" />
      <button type="button">Next</button>
    </>
  );
}

describe('shortcuts of a single key', () => {
  afterEach(() => {
    act(() => setSingleKeys(true));
    cleanup();
  });

  it('work from anywhere but a field that is typed into: from a box that is ticked, and from a button, too', () => {
    const onKey = jest.fn();
    render(<Field onKey={onKey} />);
    const from = [document.body, screen.getByLabelText('Name'), screen.getByLabelText('Message'), screen.getByLabelText('Select Acme'), screen.getByRole('button')];
    const counts = from.map((target) => {
      fireEvent.keyDown(target, { key: '/', code: 'Slash' });
      return onKey.mock.calls.length;
    });
    expect(counts).toEqual([1, 1, 1, 2, 3]);
  });

  it('mean what they write, wherever a keyboard has that, and nothing together with keys that make another of them', () => {
    const onKey = jest.fn();
    render(<Field onKey={onKey} />);
    fireEvent.keyDown(document.body, { key: '/', code: 'Digit7', shiftKey: true });
    expect(onKey).toHaveBeenCalledTimes(1);
    for (const held of ['ctrlKey', 'metaKey', 'altKey']) fireEvent.keyDown(document.body, { key: '/', code: 'Slash', [held]: true });
    expect(onKey).toHaveBeenCalledTimes(1);
  });

  it('do nothing to a page that something stands over', () => {
    const onKey = jest.fn();
    render(<Field onKey={onKey} />);
    const over = render(<dialog open aria-modal="true" aria-label="Edit" />);
    fireEvent.keyDown(screen.getByRole('dialog'), { key: '/', code: 'Slash' });
    expect(onKey).not.toHaveBeenCalled();
    over.unmount();
    fireEvent.keyDown(document.body, { key: '/', code: 'Slash' });
    expect(onKey).toHaveBeenCalledTimes(1);
  });

  it('do nothing once they are turned off, and work again once they are on', () => {
    const onKey = jest.fn();
    render(<Field onKey={onKey} />);
    act(() => setSingleKeys(false));
    fireEvent.keyDown(document.body, { key: '/', code: 'Slash' });
    expect(onKey).not.toHaveBeenCalled();
    act(() => setSingleKeys(true));
    fireEvent.keyDown(document.body, { key: '/', code: 'Slash' });
    expect(onKey).toHaveBeenCalledTimes(1);
  });
});
