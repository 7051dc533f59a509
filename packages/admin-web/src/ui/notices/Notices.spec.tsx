import { afterEach, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Page } from '../../../test/page.js';
import { Notices } from './Notices.js';
import { sayDone } from './say-done.js';

const takeBack = (target: Element) => fireEvent.keyDown(target, { key: 'z', code: 'KeyZ', ctrlKey: true });

afterEach(cleanup);

it('what was done last is taken back by keys as long as that is offered, and once; in a field they mean what they always do', async () => {
  const first = jest.fn();
  const last = jest.fn();
  render(<><Notices /><input aria-label="Name" /></>, { wrapper: Page });
  act(() => {
    sayDone({ title: 'The first is off', undo: first });
    sayDone({ title: 'The last is off', undo: last });
  });
  await screen.findByText('The last is off');
  takeBack(screen.getByLabelText('Name'));
  expect(last).not.toHaveBeenCalled();
  takeBack(document.body);
  takeBack(document.body);
  expect(last).toHaveBeenCalledTimes(1);
  expect(first).not.toHaveBeenCalled();
});
