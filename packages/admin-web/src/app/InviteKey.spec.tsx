import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useLocation } from 'react-router';
import { Page } from '../../test/page.js';
import { InviteKey } from './InviteKey.js';

function Address() {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
}

function pressedAt(at: string, staffRole: 'CLIENT_MANAGER' | 'AUDITOR' = 'CLIENT_MANAGER'): string | null {
  render(<Page at={at} staffRole={staffRole}><InviteKey /><Address /></Page>);
  fireEvent.keyDown(document.body, { key: 'i' });
  const address = screen.getByRole('status').textContent;
  cleanup();
  return address;
}

describe('the key that asks people in', () => {
  afterEach(cleanup);

  it('does so for the client whose page is open, and elsewhere for one that is chosen first', () => {
    expect(pressedAt('/clients/acme/codes?q=card')).toBe('/clients/acme/learners?invite=1');
    expect(pressedAt('/clients/acme')).toBe('/clients/acme/learners?invite=1');
    for (const at of ['/clients', '/codes', '/learners']) expect(pressedAt(at)).toBe('/learners?invite=1');
  });

  it('does nothing for auditors', () => {
    expect(pressedAt('/clients/acme', 'AUDITOR')).toBe('/clients/acme');
  });
});
