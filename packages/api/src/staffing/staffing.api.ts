export { Posts } from './posts.js';
export { StaffArrival } from './staff-arrival.js';
export { StaffDesk } from './staff-desk.js';
export { StaffInvite } from './staff-invite.entity.js';
export { StaffingResolver, StaffInviteFields } from './staffing.resolver.js';
