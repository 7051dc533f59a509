/** Why a site cannot start, in one line for whoever starts it. */
export class StartFault extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StartFault';
  }
}
