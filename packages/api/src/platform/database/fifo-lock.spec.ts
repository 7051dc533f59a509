import { describe, expect, it } from '@jest/globals';
import { FifoLock } from './fifo-lock.js';

const late = (): Error => new Error('too late');

describe('FifoLock', () => {
  it('admits one at a time, in the order of asking', async () => {
    const lock = new FifoLock(1_000, late);
    const order: string[] = [];
    await lock.acquire();
    const rest = ['first', 'second', 'third'].map(async (name) => {
      await lock.acquire();
      order.push(`${name} in`);
      await new Promise(setImmediate);
      order.push(`${name} out`);
      lock.release();
    });
    lock.release();
    await Promise.all(rest);
    expect(order).toEqual(['first in', 'first out', 'second in', 'second out', 'third in', 'third out']);
  });

  it('turns away whoever waited too long, and nobody else', async () => {
    const lock = new FifoLock(1, late);
    await lock.acquire();
    await expect(lock.acquire()).rejects.toThrow('too late');
    lock.release();
    await lock.acquire();
    lock.release();
  });

  it('passes over whoever gave up when it is handed on', async () => {
    const lock = new FifoLock(1, late);
    await lock.acquire();
    const impatient = lock.acquire();
    await expect(impatient).rejects.toThrow('too late');
    const next = lock.acquire();
    lock.release();
    await expect(next).resolves.toBeUndefined();
  });
});
