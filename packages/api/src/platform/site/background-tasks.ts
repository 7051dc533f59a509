import type { Log } from '../log/log.js';

/** Work that is done again and again beside requests. It must bear being done by several processes at once. */
export interface BackgroundTask {
  /** Names it in the log. */
  readonly name: string;
  /** Milliseconds from the end of one run to the next. */
  readonly every: number;
  /** @param stopping aborted when the process is to end: whoever works for long stops soon */
  run(stopping: AbortSignal): Promise<unknown>;
}

/** Runs tasks until told to stop. A run that fails is logged, and the next comes all the same. */
export class BackgroundTasks {
  readonly #timers = new Map<BackgroundTask, NodeJS.Timeout>();
  readonly #running = new Set<Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(
    tasks: readonly BackgroundTask[],
    private readonly log: Log,
  ) {
    for (const task of tasks) this.#schedule(task);
  }

  /** Starts no run any more and waits for those under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await Promise.all(this.#running);
  }

  #schedule(task: BackgroundTask): void {
    if (this.#stopping.signal.aborted) return;
    this.#timers.set(task, setTimeout(() => this.#start(task), task.every).unref());
  }

  #start(task: BackgroundTask): void {
    const run = this.#once(task).finally(() => {
      this.#running.delete(run);
      this.#schedule(task);
    });
    this.#running.add(run);
  }

  async #once(task: BackgroundTask): Promise<void> {
    try {
      await task.run(this.#stopping.signal);
    } catch (err) {
      this.log.error({ task: task.name, err }, 'A background task failed.');
    }
  }
}
