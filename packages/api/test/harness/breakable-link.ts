import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A link to a server that a test can cut: open connections break, new ones are refused. */
export class BreakableLink {
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  /** @param target the server's URL */
  constructor(private readonly target: URL) {}

  /** The target's URL by way of this link. Known once it is mended for the first time. */
  url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.#port);
    return url.href;
  }

  /** Lets connections through, on the same port as before. */
  async mend(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(Number(this.target.port || 3306), this.target.hostname);
      this.#join(near, far);
      this.#join(far, near);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Breaks every connection and refuses new ones. */
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => (this.#server === undefined ? resolve(undefined) : this.#server.close(resolve)));
    this.hangUp();
    await closed;
  }

  /** Breaks every connection; new ones get through. */
  hangUp(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  #join(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.pipe(to);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}
