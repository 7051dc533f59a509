import type { BatchRowFragment } from '@portico/shared/admin';
import { useSwitchCodes } from '../ui/code/use-switch-codes.js';
import { count } from '../ui/words/numbers.js';

interface SwitchBatch {
  /** What pressing it does: `Disable the rest` where some codes are redeemed. */
  readonly label: string;
  readonly press: () => void;
}

/** Switches a whole batch on or off. Who redeemed one of its codes keeps what they have: off is what is left. */
export function useSwitchBatch({ id, label, status, codeCount, redeemedCount }: BatchRowFragment): SwitchBatch {
  const { setEnabled } = useSwitchCodes();
  const isOff = status === 'DISABLED';
  const left = codeCount - redeemedCount;
  const means = `${count(left)} ${left === 1 ? 'code no longer works' : 'codes no longer work'}. Whoever is in stays in.`;
  const off = redeemedCount > 0 && left > 0 ? 'Disable the rest' : 'Disable';
  return { label: isOff ? 'Enable' : off, press: () => setEnabled([{ id, name: label }], isOff, means) };
}
