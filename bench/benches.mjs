// All benches there are, by the numbers of the bars they measure.
import { codeAccess } from './benches/hovering.mjs';
import { redeemEach, redeemOne } from './benches/redeeming.mjs';

export const BENCHES = [redeemEach, redeemOne, codeAccess];
