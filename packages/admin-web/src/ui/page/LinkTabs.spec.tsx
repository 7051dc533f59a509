import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { Page } from '../../../test/page.js';
import { LinkTabs } from './LinkTabs.js';

describe('tabs that are addresses', () => {
  const { scrollIntoView } = Element.prototype;

  afterEach(() => {
    Element.prototype.scrollIntoView = scrollIntoView;
    cleanup();
  });

  it('leave the page without a fault in browsers whose scrolling gives a promise', () => {
    Object.assign(Element.prototype, { scrollIntoView: () => Promise.resolve() });
    const { unmount } = render(<LinkTabs label="Acme" tabs={[{ to: '/a', label: 'Overview', current: true }]} />, { wrapper: Page });
    expect(screen.getByRole('link', { name: 'Overview' }).getAttribute('aria-current')).toBe('page');
    expect(unmount).not.toThrow();
  });
});
