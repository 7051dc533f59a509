import { describe, expect, it } from '@jest/globals';
import { WaitingLine } from './waiting-line.js';

async function visitAll(count: number, places: () => number): Promise<{ order: number[]; most: number; refused: number }> {
  const line = new WaitingLine();
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  let refused = 0;
  await Promise.all(
    Array.from({ length: count }, async (_, at) => {
      try {
        await line.enter(async () => {
          if (places() < 1) throw new Error('spent');
          return places();
        });
      } catch {
        refused += 1;
        return;
      }
      order.push(at);
      most = Math.max(most, ++inside);
      await new Promise((done) => setImmediate(done));
      inside -= 1;
      line.leave();
    }),
  );
  expect(line.empty).toBe(true);
  return { order, most, refused };
}

describe('a waiting line', () => {
  it('lets all in, in the order they came, no more at once than there are places', async () => {
    const { order, most, refused } = await visitAll(100, () => 7);
    expect(order).toEqual(Array.from({ length: 100 }, (_, at) => at));
    expect(most).toBe(7);
    expect(refused).toBe(0);
  });

  it('asks again how many places there are, and turns away when there are none', async () => {
    let asked = 0;
    const { order, refused } = await visitAll(10, () => (++asked > 8 ? 0 : 1));
    expect(order.length + refused).toBe(10);
    expect(refused).toBeGreaterThan(0);
  });

  it('counts who leaves while the places are looked up as inside', async () => {
    const line = new WaitingLine();
    await line.enter(() => Promise.resolve(1));
    let asked = 0;
    await line
      .enter(async () => {
        asked += 1;
        if (asked > 1) throw new Error('spent');
        const before = 1;
        line.leave();
        return Promise.resolve(before);
      })
      .catch((refused: unknown) => expect(refused).toEqual(new Error('spent')));
    expect(asked).toBe(2);
    expect(line.empty).toBe(true);
  });
});
