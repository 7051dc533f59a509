export { Code, CodeSublicense, Redemption, RetiredCode } from './code.entity.js';
export {
  CodeAccessFields,
  CodeCheckFields,
  CodesRedeemedFields,
  RedemptionFields,
  RegistrationCodeFields,
} from './codes.fields.js';
export { CodesReadModel } from './codes.read-model.js';
export { CodesResolver } from './codes.resolver.js';
export { CodesService } from './codes.service.js';
export { RedemptionResolver } from './redemption.resolver.js';
export { Registration } from './registration.js';
