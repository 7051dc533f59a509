import { StaffList } from '../../staff/StaffList.js';
import { useStaff } from '../staff-context.js';
import { SettingsFrame } from './SettingsFrame.js';

/** The staff. */
export function StaffRoute() {
  const { id, role } = useStaff();
  return (
    <SettingsFrame>
      {role === 'CLIENT_MANAGER' ? <p className="pt-body pt-dim">Only owners, client admins and auditors see who works here: ask one of them.</p> : <StaffList me={id} />}
    </SettingsFrame>
  );
}
