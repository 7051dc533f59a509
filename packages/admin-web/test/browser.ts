// What jsdom lacks and the libraries ask for: media queries never match, observers never see anything.
import { TextDecoder, TextEncoder } from 'node:util';

class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** As much of a request as the router makes for each page. */
class PageRequest {
  readonly url: string;
  readonly method = 'GET';
  readonly signal: AbortSignal | null | undefined;

  constructor(url: URL | string, init: RequestInit = {}) {
    this.url = String(url);
    this.signal = init.signal;
  }
}

function noMedia(query: string): MediaQueryList {
  const listen = () => undefined;
  // A media query list that never matches and never changes; the old listeners of its type are left out.
  return { matches: false, media: query, onchange: null, addEventListener: listen, removeEventListener: listen, dispatchEvent: () => false } as unknown as MediaQueryList;
}

window.matchMedia = noMedia;
window.ResizeObserver = NoObserver;
Element.prototype.scrollIntoView = () => undefined;
Object.assign(globalThis, { TextEncoder, TextDecoder, Request: PageRequest });
Object.defineProperty(document, 'fonts', { configurable: true, value: { addEventListener: () => undefined, removeEventListener: () => undefined } });
