import type { Upload } from '../api';
import type { Came } from './journey';

/** A connection over which nothing has moved for so long is taken for lost; a phone would keep it for many minutes. */
const STALLED = 45_000;

/**
 * Sends a file to its address. Not `fetch`, which does not tell how much was sent.
 *
 * @param moved is told how many bytes have been sent
 */
export function put(upload: Upload, file: Blob, moved: (sent: number) => void, cancelled: AbortSignal): Promise<Came> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let timer = 0;
    const watch = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => request.abort(), STALLED);
    };
    const end = (came: Came) => {
      clearTimeout(timer);
      cancelled.removeEventListener('abort', abort);
      removeEventListener('offline', abort);
      resolve(came);
    };
    const abort = () => request.abort();

    request.open(upload.method, upload.url);
    for (const [name, value] of Object.entries(upload.headers)) {
      // The browser counts the bytes itself and lets nobody else say how many there are.
      if (name.toLowerCase() !== 'content-length') {
        request.setRequestHeader(name, value);
      }
    }
    request.upload.onprogress = (event) => {
      moved(event.loaded);
      watch();
    };
    request.onload = () => end(came(request.status));
    request.onerror = () => end({ of: 'loss' });
    request.onabort = () => end({ of: 'loss' });
    cancelled.addEventListener('abort', abort);
    addEventListener('offline', abort);
    if (cancelled.aborted) {
      end({ of: 'loss' });
      return;
    }
    watch();
    request.send(file);
  });
}

function came(status: number): Came {
  if (status >= 200 && status < 300) {
    return { of: 'step' };
  }
  // Too many at once, or failing for the moment; anything else says that this address will not do.
  return status === 408 || status === 429 || status >= 500 ? { of: 'loss' } : { of: 'expiry' };
}
