import { notifications } from '@mantine/notifications';
import { SetCodesEnabledDocument } from '@portico/shared/admin';
import { useSend } from '../../server/use-send.js';
import { sayDone } from '../notices/say-done.js';
import { counted } from '../words/numbers.js';

/** A code of either kind, or a batch of redemption codes. */
export interface Switched {
  readonly id: string;
  /** What it is called once it is done. */
  readonly name: string;
}

interface Switching {
  /**
   * Switches them on or off at once, and offers to take it back.
   *
   * @param means what it means that they are off, where more can be said than that they answer as if they did not exist
   */
  readonly setEnabled: (codes: readonly Switched[], enabled: boolean, means?: string) => void;
}

function sayRefused(title: string, error: unknown): void {
  notifications.show({ title, message: error instanceof Error ? error.message : String(error), autoClose: false });
}

function called(codes: readonly Switched[]): string {
  const [only] = codes;
  return codes.length === 1 && only !== undefined ? only.name : counted(codes.length, 'code');
}

/** Switches codes of either kind, and whole batches. */
export function useSwitchCodes(): Switching {
  const sendEnabled = useSend(SetCodesEnabledDocument);
  const setEnabled = async (codes: readonly Switched[], enabled: boolean, means?: string) => {
    const name = called(codes);
    try {
      await sendEnabled({ input: { ids: codes.map(({ id }) => id), enabled } });
      const meaning = enabled ? 'Learners can redeem again.' : (means ?? 'Answers as if it did not exist. Whoever is in stays in.');
      sayDone({ title: `${name} ${codes.length === 1 ? 'is' : 'are'} ${enabled ? 'enabled' : 'disabled'}`, meaning, undo: () => void setEnabled(codes, !enabled) });
    } catch (error) {
      sayRefused(`${name}: nothing was changed`, error);
    }
  };
  return { setEnabled: (codes, enabled, means) => void setEnabled(codes, enabled, means) };
}
