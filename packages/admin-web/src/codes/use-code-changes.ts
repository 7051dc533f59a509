import { notifications } from '@mantine/notifications';
import { SetCodesEnabledDocument } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { sayDone } from '../ui/notices/say-done.js';
import { counted } from '../ui/words/numbers.js';

interface NamedCode {
  readonly id: string;
  readonly code: string;
}

interface CodeChanges {
  /** Switches codes on or off at once, and offers to take it back. */
  readonly setEnabled: (codes: readonly NamedCode[], enabled: boolean) => void;
}

function sayRefused(title: string, error: unknown): void {
  notifications.show({ title, message: error instanceof Error ? error.message : String(error), autoClose: false });
}

function called(codes: readonly NamedCode[]): string {
  const [only] = codes;
  return codes.length === 1 && only !== undefined ? only.code : counted(codes.length, 'code');
}

/** What can be done with codes from a list. */
export function useCodeChanges(): CodeChanges {
  const sendEnabled = useSend(SetCodesEnabledDocument);
  const setEnabled = async (codes: readonly NamedCode[], enabled: boolean) => {
    const name = called(codes);
    try {
      await sendEnabled({ input: { ids: codes.map(({ id }) => id), enabled } });
      const meaning = enabled ? 'Learners can redeem again.' : 'Answers as if it did not exist. Whoever is in stays in.';
      sayDone({ title: `${name} ${codes.length === 1 ? 'is' : 'are'} ${enabled ? 'enabled' : 'disabled'}`, meaning, undo: () => void setEnabled(codes, !enabled) });
    } catch (error) {
      sayRefused(`${name}: nothing was changed`, error);
    }
  };
  return { setEnabled: (codes, enabled) => void setEnabled(codes, enabled) };
}
