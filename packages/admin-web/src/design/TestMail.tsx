import { Button } from '@mantine/core';
import { SendTestMailDocument } from '@portico/shared/admin';
import { useState } from 'react';
import { useRights } from '../server/rights.js';
import { useSend } from '../server/use-send.js';
import { sayDone } from '../ui/notices/say-done.js';

/** Sends whoever asks a mail in the client's design as it is saved. */
export function TestMail({ client }: { readonly client: { readonly id: string; readonly name: string } }) {
  const { clients } = useRights();
  const send = useSend(SendTestMailDocument, { refresh: false });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await send({ clientId: client.id });
      sayDone({ title: 'The test mail is on its way to you', meaning: `In the design of ${client.name}.` });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  if (!clients) return null;
  return (
    <div>
      <Button size="xs" variant="default" aria-disabled={busy} onClick={() => (busy ? undefined : void ask())}>
        Send me a test mail
      </Button>
      <p role="status" className="pt-field-hint">
        {problem ?? 'In the design as it is saved, to your own address.'}
      </p>
    </div>
  );
}
