export { JobsReadModel } from './jobs.read-model.js';
export { JobsResolver } from './jobs.resolver.js';
export { JobType } from './jobs.types.js';
