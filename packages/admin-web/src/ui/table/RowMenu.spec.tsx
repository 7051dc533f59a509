import { afterEach, describe, expect, it } from '@jest/globals';
import { Menu } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Page } from '../../../test/page.js';
import { RowMenu } from './RowMenu.js';

const button = () => screen.getByRole('button', { name: 'Actions for Acme' });
const isOpen = () => button().getAttribute('aria-expanded');

describe('the menu of a row', () => {
  afterEach(cleanup);

  it('says that it is one before it is first pressed, opens at the first press, and gives the focus back to its button', async () => {
    render(
      <RowMenu name="Acme">
        <Menu.Item>Edit</Menu.Item>
      </RowMenu>,
      { wrapper: Page },
    );
    expect([button().getAttribute('aria-haspopup'), isOpen()]).toEqual(['menu', 'false']);
    button().focus();
    fireEvent.click(button());
    const menu = await screen.findByRole('menu');
    expect([menu.getAttribute('aria-labelledby'), isOpen()]).toEqual([button().id, 'true']);
    await waitFor(() => expect(menu.contains(document.activeElement)).toBe(true));
    fireEvent.keyDown(menu, { key: 'Escape' });
    await waitFor(() => expect(isOpen()).toBe('false'));
    await waitFor(() => expect(document.activeElement).toBe(button()));
  });

  it('closes by Esc before the focus has come into it', async () => {
    render(
      <RowMenu name="Acme">
        <Menu.Item>Edit</Menu.Item>
      </RowMenu>,
      { wrapper: Page },
    );
    fireEvent.click(button());
    fireEvent.keyDown(button(), { key: 'Escape' });
    await waitFor(() => expect(isOpen()).toBe('false'));
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  });
});
