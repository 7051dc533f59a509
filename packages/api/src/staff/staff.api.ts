export { Actor, ActorKind, staffActor } from './actor.types.js';
export { FirstOwner, linkUsed, type OwnerToBe } from './first-owner.js';
export { StaffClient, StaffMember, StaffSetUp, StaffSublicense } from './staff.entity.js';
export { StaffReadModel, type StaffCredentials } from './staff.read-model.js';
export { StaffService, type NewStaff } from './staff.service.js';
export { StaffType } from './staff.types.js';
