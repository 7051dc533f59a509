import { describe, expect, it } from '@jest/globals';
import { postOf } from './staff-form.js';

const CHOSEN = { email: 'cora@example.test', name: 'Cora', clientIds: [{ id: 'cli_1', name: 'Acme' }], sublicenseIds: [{ id: 'sub_1', name: 'Acme · EMEA' }] };

describe('the post of somebody of the staff', () => {
  it('has what its role works on, whatever was chosen before another role was', () => {
    expect(postOf({ ...CHOSEN, role: 'OWNER' })).toEqual({ role: 'OWNER', clientIds: [], sublicenseIds: [] });
    expect(postOf({ ...CHOSEN, role: 'CLIENT_ADMIN' })).toEqual({ role: 'CLIENT_ADMIN', clientIds: ['cli_1'], sublicenseIds: [] });
    for (const role of ['CLIENT_MANAGER', 'AUDITOR'] as const) expect(postOf({ ...CHOSEN, role })).toEqual({ role, clientIds: ['cli_1'], sublicenseIds: ['sub_1'] });
  });
});
