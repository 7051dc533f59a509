export { forgetPersonInActions, removeActionsOfClient } from './action-rows.js';
export { LearnerActionRow } from './learner-action-row.entity.js';
export { learnerActionKinds } from './learner-action-kind.js';
export { LearnerActionsResolver } from './learner-actions.resolver.js';
export { resultsCsv } from './results-csv.js';
