export { Allowance, type Counts } from './allowance.entity.js';
export {
  createAllowance,
  createAllowances,
  deleteAllowance,
  deleteAllowancesOf,
  exchange,
  giveBack,
  setLimit,
  standingOf,
  loadingStandings,
  take,
  type Amounts,
  type Shortage,
} from './allowances.js';
export { Seats } from './seats.types.js';
export { SeatsExhausted } from './allowances.problems.js';
