import { describe, expect, it } from '@jest/globals';
import { FifoLimit } from './fifo-limit.js';

describe('FifoLimit', () => {
  it('never runs more than it may at once, and takes the waiting in order', async () => {
    const limit = new FifoLimit(2);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        limit.run(async () => {
          started.push(at);
          running += 1;
          most = Math.max(most, running);
          await Promise.resolve();
          running -= 1;
        }),
      ),
    );
    expect(most).toBe(2);
    expect(started).toEqual(Array.from({ length: 20 }, (_, at) => at));
  });

  it('gives the turn on when the work fails', async () => {
    const limit = new FifoLimit(1);
    await expect(limit.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(limit.run(() => Promise.resolve('next'))).resolves.toBe('next');
  });
});
