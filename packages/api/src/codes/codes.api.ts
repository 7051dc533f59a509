export { HandedCode, RedemptionCodeBatchRow, RedemptionCodeBatchSublicense, RedemptionCodeBatchWord } from './batch.entity.js';
export { RedemptionCodeBatchType, RedemptionCodeType, type CodeOrigin } from './batch.types.js';
export { BatchesListResolver, BatchFields, ClientBatchesResolver, RedemptionCodeFields } from './batches.resolver.js';
export { pageOfBatchCodes } from './batch-codes.js';
export { statusOfCode } from './redemption-codes.read-model.js';
export { countCodes, removeCodes } from './client-codes-go.js';
export { CodeHistoryResolver } from './code-history.resolver.js';
export { generateCode, readCode } from './code.js';
export { HANDED, REDEEMED } from './code-standing.js';
export { wordsOfCode } from './code-words.js';
export { Code, CodeSublicense, Redemption, RetiredCode } from './code.entity.js';
export { RegistrationCodeListing, RegistrationCodeWord } from './code-listing.entity.js';
export {
  CodeCheckFields,
  CodesRedeemedFields,
  RedemptionFields,
  RegistrationCodeFields,
} from './codes.fields.js';
export { ClientCodesResolver, CodeRedemptionsResolver, CodesListResolver } from './codes-list.resolver.js';
export { CodesReadModel } from './codes.read-model.js';
export { CodesResolver } from './codes.resolver.js';
export { CodesService, refuseBackwards, requireSublicenses } from './codes.service.js';
export { sublicensesOf } from './named-sublicenses.js';
export { RedemptionResolver } from './redemption.resolver.js';
export { RedemptionType } from './redemption.types.js';
export { HandIn, redeem } from './redemption.js';
export { redemptionsOf } from './redemptions-of.js';
export { Registration } from './registration.js';
