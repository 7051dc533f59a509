import { Fault } from './use-send.js';

const CUT_OFF = 'The file did not get through. Check your connection and try again.';
const SIGNED_OUT = 'You were signed out meanwhile. Sign in again in another tab, then choose the file again.';

interface PutOptions {
  /** Told how much is on its way, 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** What the server said of a request it refused, in its words. */
function refusalOf({ status, responseText }: XMLHttpRequest): string {
  if (status === 401) return SIGNED_OUT;
  try {
    const { errors } = JSON.parse(responseText) as { errors?: { message?: unknown }[] };
    const message = errors?.[0]?.message;
    return typeof message === 'string' ? message : CUT_OFF;
  } catch {
    return CUT_OFF;
  }
}

/**
 * Puts a file to the address of an upload: by its path, because the site may be open under another of its names. Throws a
 * {@link Fault} with words for whoever chose it. Of fetch nobody learns how much is on its way.
 */
export function putFile(address: string, file: Blob, { onProgress, signal }: PutOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const refuse = () => reject(new Fault(request.status === 0 ? CUT_OFF : refusalOf(request)));
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total));
    request.addEventListener('load', () => (request.status === 204 ? resolve() : refuse()));
    request.addEventListener('error', refuse);
    request.addEventListener('abort', refuse);
    signal.addEventListener('abort', () => request.abort());
    request.open('PUT', new URL(address).pathname);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(file);
  });
}
