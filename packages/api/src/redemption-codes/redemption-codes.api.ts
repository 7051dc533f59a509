export { BatchesService } from './batches.service.js';
export { GenerationJob } from './generation-job.js';
export { UnfinishedBatches } from './unfinished-batches.js';
export { forgetHanded } from './handing.js';
export { HandingResolver } from './handing.resolver.js';
export { RedemptionCodesResolver } from './redemption-codes.resolver.js';
