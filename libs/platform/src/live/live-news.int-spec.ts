import { testConfiguration } from '../configuration/test-configuration.js';
import { testRedis, type TestRedis } from '../testing/test-redis.js';
import { LiveNews } from './live-news.js';
import { liveTopic } from './live-topic.js';

interface Light {
  readonly isOn: boolean;
}

const lamp = liveTopic<Light>('lamps', 'hall');
const otherLamp = liveTopic<Light>('lamps', 'yard');

let redis: TestRedis;
let processes: LiveNews[];

function process(): LiveNews {
  const { url: REDIS_URL, prefix: QUEUE_PREFIX } = redis;
  const one = new LiveNews(testConfiguration({ REDIS_URL, QUEUE_PREFIX }));
  processes.push(one);
  return one;
}

/** How many channels of this test Redis delivers to somebody. */
async function channels(): Promise<number> {
  return ((await redis.client.pubsub('CHANNELS', `${redis.prefix}:*`)) as string[]).length;
}

beforeEach(() => {
  redis = testRedis();
  processes = [];
});
afterEach(async () => {
  await Promise.all(processes.map((one) => one.onApplicationShutdown()));
  await redis.close();
});

describe('live news', () => {
  it('are heard by everybody who listens to their topic, in every process', async () => {
    const [here, there] = [process(), process()];
    const listeners = [await here.listen(lamp), await here.listen(lamp), await there.listen(lamp)];
    const elsewhere = await there.listen(otherLamp);
    await here.publish(lamp, { isOn: true });
    await here.publish(otherLamp, { isOn: false });
    for (const listener of listeners) expect((await listener.next()).value).toEqual({ isOn: true });
    expect((await elsewhere.next()).value).toEqual({ isOn: false });
  });

  it('are not missed by who was greeted', async () => {
    const [here, there] = [process(), process()];
    const listener = await here.listen(lamp, { isOn: false });
    expect((await listener.next()).value).toEqual({ isOn: false });
    await there.publish(lamp, { isOn: true });
    expect((await listener.next()).value).toEqual({ isOn: true });
  });

  it('are told to many topics in one go', async () => {
    const here = process();
    const listeners = await Promise.all([here.listen(lamp), here.listen(otherLamp)]);
    await here.publishAll([
      [lamp, { isOn: true }],
      [otherLamp, { isOn: true }],
    ]);
    for (const listener of listeners) expect((await listener.next()).value).toEqual({ isOn: true });
  });

  it('are no longer asked for when nobody listens any more', async () => {
    const here = process();
    const [first, second] = [await here.listen(lamp), await here.listen(lamp)];
    await first.return();
    expect(await channels()).toBe(1);
    await second.return();
    await here.listen(otherLamp);
    expect(await channels()).toBe(1);
  });

  it('interrupt everybody when the line to Redis breaks, and can be heard again at once', async () => {
    const here = process();
    const listener = await here.listen(lamp);
    const interrupted = expect(listener.next()).rejects.toMatchObject({ reason: 'lineBroken' });
    await redis.breakLiveLines();
    await interrupted;
    const again = await here.listen(lamp);
    await here.publish(lamp, { isOn: true });
    expect((await again.next()).value).toEqual({ isOn: true });
  });

  it('cannot be large: what is large is read', async () => {
    await expect(
      process().publish(liveTopic<{ text: string }>('lamps', 'x'), { text: 'x'.repeat(70_000) }),
    ).rejects.toThrow('tell an id instead');
  });
});
