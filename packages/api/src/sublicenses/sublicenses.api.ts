export { ClientSublicensesResolver, StaffSublicensesResolver } from './sublicenses-of.resolvers.js';
export { Sublicense, SublicenseContent, SublicenseContentTag } from './sublicense.entity.js';
export { SublicenseDeletion } from './sublicense-deletion.js';
export { SublicenseFieldsResolver } from './sublicense-fields.resolver.js';
export { type SublicenseHolders } from './sublicense-holders.js';
export { readParent, SublicensesReadModel, type NamedSublicense } from './sublicenses.read-model.js';
export { SublicensesResolver } from './sublicenses.resolver.js';
export { SublicensesService } from './sublicenses.service.js';
export { SublicenseType } from './sublicenses.types.js';
