import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useLocation } from 'react-router';
import { Page } from '../../test/page.js';
import { AddKeys } from './AddKeys.js';

function Address() {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
}

function pressedAt(at: string, { key = 'i', staffRole = 'CLIENT_MANAGER' }: { readonly key?: string; readonly staffRole?: 'CLIENT_MANAGER' | 'AUDITOR' } = {}): string | null {
  render(<Page at={at} staffRole={staffRole}><AddKeys /><Address /></Page>);
  fireEvent.keyDown(document.body, { key });
  const address = screen.getByRole('status').textContent;
  cleanup();
  return address;
}

describe('the keys that ask people in and add redemption codes', () => {
  afterEach(cleanup);

  it('do so for the client whose page is open, and elsewhere for one that is chosen first', () => {
    expect(pressedAt('/clients/acme/codes?q=card')).toBe('/clients/acme/learners?invite=1');
    expect(pressedAt('/clients/acme')).toBe('/clients/acme/learners?invite=1');
    for (const at of ['/clients', '/codes', '/learners']) expect(pressedAt(at)).toBe('/learners?invite=1');
    expect(pressedAt('/clients/acme/learners', { key: 'c' })).toBe('/clients/acme/redemption-codes?add=1');
    expect(pressedAt('/codes', { key: 'c' })).toBe('/redemption-codes?add=1');
  });

  it('do nothing for auditors', () => {
    expect(pressedAt('/clients/acme', { staffRole: 'AUDITOR' })).toBe('/clients/acme');
  });
});
