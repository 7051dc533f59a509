export { BatchesService } from './batches.service.js';
export { forgetHanded } from './handing.js';
export { HandingResolver } from './handing.resolver.js';
export { RedemptionCodesResolver } from './redemption-codes.resolver.js';
export { codeSheet } from './code-sheet.js';
export { SheetFields } from './sheet.resolver.js';
