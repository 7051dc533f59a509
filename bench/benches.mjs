// All benches there are, by the numbers of the bars they measure.
import { generateCodes } from './benches/generating.mjs';
import { codeAccess, codeList, manyCodesHover, manyCodesList } from './benches/hovering.mjs';
import { learnerPages, learnerSearch } from './benches/learners.mjs';
import { redeemEach, redeemOne } from './benches/redeeming.mjs';

export const BENCHES = [generateCodes, redeemEach, redeemOne, codeList, codeAccess, manyCodesList, manyCodesHover, learnerPages, learnerSearch];
