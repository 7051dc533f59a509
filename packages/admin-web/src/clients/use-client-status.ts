import { SetClientStatusDocument } from '@portico/shared/admin';
import { notifications } from '@mantine/notifications';
import { useSend } from '../server/use-send.js';
import { sayDone } from '../ui/notices/say-done.js';

type Status = 'ACTIVE' | 'DISABLED';

/** Opens or closes a client at once, and offers to take it back. */
export function useClientStatus(): (client: { readonly id: string; readonly name: string }, status: Status) => void {
  const send = useSend(SetClientStatusDocument);
  const set = async (client: { readonly id: string; readonly name: string }, status: Status) => {
    try {
      await send({ input: { id: client.id, status } });
      const isOff = status === 'DISABLED';
      sayDone({
        title: `${client.name} is ${isOff ? 'disabled' : 'enabled'}`,
        meaning: isOff ? 'Nobody gets in, and nothing opens.' : 'Everything is back as it was.',
        undo: () => void set(client, isOff ? 'ACTIVE' : 'DISABLED'),
      });
    } catch (error) {
      notifications.show({ title: `${client.name} stays as it was`, message: error instanceof Error ? error.message : String(error), autoClose: false });
    }
  };
  return (client, status) => void set(client, status);
}
