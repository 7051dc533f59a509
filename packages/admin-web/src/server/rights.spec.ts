import { describe, expect, it } from '@jest/globals';
import { rightsOf } from './rights.js';

const NOTHING = { clients: [], sublicenses: [] };

describe('what a role may change', () => {
  it('is everything for owners, what is a client’s own for client admins, who gets in for client managers, nothing for auditors', () => {
    expect(rightsOf({ role: 'OWNER', ...NOTHING })).toMatchObject({ site: true, clients: true, people: true });
    expect(rightsOf({ role: 'CLIENT_ADMIN', ...NOTHING })).toMatchObject({ site: false, clients: true, people: true });
    expect(rightsOf({ role: 'CLIENT_MANAGER', ...NOTHING })).toMatchObject({ site: false, clients: false, people: true });
    expect(rightsOf({ role: 'AUDITOR', ...NOTHING })).toMatchObject({ site: false, clients: false, people: false });
  });

  it('is all of a client for owners and for whoever was given it, not for whoever was given sublicenses of it', () => {
    const some = { clients: [{ id: 'cli_1' }], sublicenses: [{ id: 'sub_of_cli_2' }] };
    expect(rightsOf({ role: 'OWNER', ...NOTHING }).wholeClient('cli_2')).toBe(true);
    expect(rightsOf({ role: 'AUDITOR', ...NOTHING }).wholeClient('cli_2')).toBe(true);
    for (const role of ['CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'] as const) expect(['cli_1', 'cli_2'].map(rightsOf({ role, ...some }).wholeClient)).toEqual([true, false]);
    expect(rightsOf({ role: 'CLIENT_MANAGER', ...NOTHING }).wholeClient('cli_1')).toBe(false);
  });
});
