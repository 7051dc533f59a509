import { CreateUploadDocument, InvitePreviewDocument } from '@portico/shared/admin';
import { useEffect, useRef, useState } from 'react';
import { putFile } from '../server/put-file.js';
import { useFetch } from '../server/use-fetch.js';
import { useSend } from '../server/use-send.js';
import type { LogoValue } from './design-form.js';
import { fileFault } from './logo-file.js';

interface LogoUpload {
  /** How much is on its way, 0 to 1; null: nothing is. */
  readonly progress: number | null;
  /** Puts a file up and has the server look at it; an upload that is on its way ends. */
  readonly take: (file: File) => void;
  /** Ends what is on its way. */
  readonly stop: () => void;
}

interface LogoEnds {
  readonly onLogo: (logo: LogoValue) => void;
  /** Told why a file is no logo; null: nothing is wrong yet. */
  readonly onProblem: (problem: string | null) => void;
}

/** Uploads a logo as soon as it is chosen, so that its preview is what it will be; the form saves it later. */
export function useLogoUpload(clientId: string, { onLogo, onProblem }: LogoEnds): LogoUpload {
  const create = useSend(CreateUploadDocument, { refresh: false });
  const look = useFetch(InvitePreviewDocument);
  const [progress, setProgress] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const upload = async (file: File, signal: AbortSignal): Promise<LogoValue> => {
    const { createUpload } = await create({ input: { purpose: 'LOGO', clientId } });
    await putFile(createUpload.putUrl, file, { signal, onProgress: (share) => signal.aborted || setProgress(share) });
    const { invitePreview } = await look({ input: { clientId, logoUploadId: createUpload.id } });
    if (invitePreview.__typename === 'InvalidInput') throw new Error(invitePreview.message);
    return { uploadId: createUpload.id, src: invitePreview.logoUrl ?? '', plate: invitePreview.logoPlate };
  };

  const take = async (file: File) => {
    running.current?.abort();
    const wrong = fileFault(file);
    onProblem(wrong);
    setProgress(wrong === null ? 0 : null);
    if (wrong !== null) return;
    const { signal } = (running.current = new AbortController());
    try {
      const logo = await upload(file, signal);
      if (!signal.aborted) onLogo(logo);
    } catch (error) {
      if (!signal.aborted) onProblem(error instanceof Error ? error.message : String(error));
    } finally {
      if (!signal.aborted) setProgress(null);
    }
  };

  const stop = () => {
    running.current?.abort();
    setProgress(null);
    onProblem(null);
  };
  return { progress, take: (file) => void take(file), stop };
}
