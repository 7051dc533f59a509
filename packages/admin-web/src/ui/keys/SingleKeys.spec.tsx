import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { setSingleKeys, useSingleKey } from './single-keys.js';

function Field({ onKey }: { readonly onKey: () => void }) {
  useSingleKey(['/'], onKey);
  return <input aria-label="Name" />;
}

describe('shortcuts of a single key', () => {
  afterEach(() => {
    act(() => setSingleKeys(true));
    cleanup();
  });

  it('work from anywhere but a field that is typed into', () => {
    const onKey = jest.fn();
    render(<Field onKey={onKey} />);
    fireEvent.keyDown(document.body, { key: '/', code: 'Slash' });
    expect(onKey).toHaveBeenCalledTimes(1);
    fireEvent.keyDown(screen.getByLabelText('Name'), { key: '/', code: 'Slash' });
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
