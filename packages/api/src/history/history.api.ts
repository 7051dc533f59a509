export { beginnings, Change, changesBetween, Named, type Told } from './changes.js';
export { forgetPerson } from './forget-person.js';
export { HistoryEntry } from './history-entry.entity.js';
export { HistoryReadModel } from './history.read-model.js';
export { HistoryResolver } from './history.resolver.js';
export { HistoryConnection, HistoryEntryType } from './history.types.js';
export { recordHistory, type Deed } from './record-history.js';
