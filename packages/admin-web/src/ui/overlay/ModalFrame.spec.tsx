import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Page } from '../../../test/page.js';
import { ModalFrame } from './ModalFrame.js';

const close = { under: jest.fn(), over: jest.fn() };

function Two({ closesOutside = false }: { readonly closesOutside?: boolean }) {
  return (
    <>
      <ModalFrame kind="drawer" title="Under" className="" size={400} closesOutside={closesOutside} onClose={close.under}>
        <button type="button">In the drawer</button>
      </ModalFrame>
      <ModalFrame kind="dialog" title="Over" className="" size={400} closesOutside={false} onClose={close.over}>
        <button type="button">In the dialog</button>
      </ModalFrame>
    </>
  );
}

const escape = (name: string) => fireEvent.keyDown(screen.getByText(name), { key: 'Escape' });

describe('what stands over the page', () => {
  afterEach(() => {
    cleanup();
    jest.clearAllMocks();
  });

  it('closes by Esc the topmost first', () => {
    const { rerender } = render(<Two />, { wrapper: Page });
    escape('In the dialog');
    expect([close.over.mock.calls.length, close.under.mock.calls.length]).toEqual([1, 0]);
    rerender(
      <ModalFrame kind="drawer" title="Under" className="" size={400} closesOutside={false} onClose={close.under}>
        <button type="button">Alone</button>
      </ModalFrame>,
    );
    escape('Alone');
    expect(close.under.mock.calls).toHaveLength(1);
  });

  it('stays while Esc is for a menu in it', () => {
    render(
      <ModalFrame kind="drawer" title="Under" className="" size={400} closesOutside={false} onClose={close.under}>
        <button type="button" role="menu">
          A menu
        </button>
      </ModalFrame>,
      { wrapper: Page },
    );
    escape('A menu');
    expect(close.under.mock.calls).toHaveLength(0);
  });

  it.each([[true, 'Open'], [false, 'Learners']])('gives the focus back, or where what opened it has gone to the heading of the page: it stays: %s', async (stays, focused) => {
    const page = (isOpen: boolean, hasOpener: boolean) => (
      <>
        <h1 id="page-title" tabIndex={-1}>
          Learners
        </h1>
        {hasOpener && <button type="button">Open</button>}
        {isOpen && (
          <ModalFrame kind="dialog" title="Over" className="" size={400} closesOutside={false} onClose={close.over}>
            <p>Nothing to press</p>
          </ModalFrame>
        )}
      </>
    );
    const { rerender } = render(page(false, true), { wrapper: Page });
    screen.getByText('Open').focus();
    rerender(page(true, true));
    rerender(page(false, stays));
    await waitFor(() => expect(document.activeElement?.textContent).toBe(focused));
  });

  it('closes by a press beside it only where nothing typed could be lost', () => {
    render(<Two closesOutside />, { wrapper: Page });
    for (const name of ['Under', 'Over']) fireEvent.click(screen.getByRole('dialog', { name }).parentElement!);
    expect([close.under.mock.calls.length, close.over.mock.calls.length]).toEqual([1, 0]);
  });
});
