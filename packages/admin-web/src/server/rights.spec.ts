import { describe, expect, it } from '@jest/globals';
import { rightsOf } from './rights.js';

describe('what a role may change', () => {
  it('is everything for owners, what is a client’s own for client admins, who gets in for client managers, nothing for auditors', () => {
    expect(rightsOf('OWNER')).toEqual({ site: true, clients: true, people: true });
    expect(rightsOf('CLIENT_ADMIN')).toEqual({ site: false, clients: true, people: true });
    expect(rightsOf('CLIENT_MANAGER')).toEqual({ site: false, clients: false, people: true });
    expect(rightsOf('AUDITOR')).toEqual({ site: false, clients: false, people: false });
  });
});
