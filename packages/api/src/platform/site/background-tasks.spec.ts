import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createLog } from '../log/log.js';
import { BackgroundTasks } from './background-tasks.js';

describe('background tasks', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('run again and again, also after a run that failed', async () => {
    const lines: string[] = [];
    let runs = 0;
    const run = () => Promise.reject(new Error(`no ${++runs}`));
    const tasks = new BackgroundTasks([{ name: 'sweep', every: 1_000, run }], createLog('error', { write: (line) => void lines.push(line) }));
    await jest.advanceTimersByTimeAsync(3_500);
    expect(runs).toBe(3);
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[0]!)).toMatchObject({ task: 'sweep' });
    await tasks.stop();
  });

  it('are waited for at the end, and do not start any more', async () => {
    let finish = () => {};
    let runs = 0;
    const run = () => new Promise<void>((done) => ((finish = done), (runs += 1)));
    const tasks = new BackgroundTasks([{ name: 'sweep', every: 1_000, run }], createLog('silent'));
    await jest.advanceTimersByTimeAsync(1_000);
    let stopped = false;
    const stop = tasks.stop().then(() => (stopped = true));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(stopped).toBe(false);
    finish();
    await stop;
    await jest.advanceTimersByTimeAsync(5_000);
    expect(runs).toBe(1);
  });
});
