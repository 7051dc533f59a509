export { Actor } from './actor.types.js';
export { FirstOwner, linkUsed } from './first-owner.js';
export { lockOwner } from './owner-lock.js';
export { staffActor } from './staff-actor.js';
export { StaffClient, StaffMember, StaffSetUp, StaffSublicense } from './staff.entity.js';
export { STAFF_ALONG, StaffReadModel } from './staff.read-model.js';
export { StaffService } from './staff.service.js';
export { StaffType } from './staff.types.js';
