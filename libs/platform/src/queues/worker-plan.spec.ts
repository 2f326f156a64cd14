import { defineQueue } from './queue-definition.js';
import { planWork, type JobMethod } from './worker-plan.js';

const transcode = defineQueue<{ mediaId: string }>({ name: 'transcode', role: 'media' });
const probe = defineQueue<{ mediaId: string }>({ name: 'probe' });
const method = (name: string, mark: JobMethod['mark']): JobMethod => ({ name, mark, call: () => Promise.resolve() });

describe('a worker at start', () => {
  it('finds the one handler of each queue', () => {
    const [first, second] = [method('Transcoder.run', transcode), method('Prober.run', probe)];
    expect([...planWork([transcode, probe], [second, first])]).toEqual([
      [transcode, first],
      [probe, second],
    ]);
  });

  it('fails when a queue has no handler', () => {
    expect(() => planWork([transcode], [])).toThrow('Queue "transcode" has no handler.');
  });

  it('fails when a queue has two handlers, and names them', () => {
    const twice = [method('A.run', transcode), method('B.run', transcode)];
    expect(() => planWork([transcode], twice)).toThrow('Queue "transcode" has more than one handler: A.run, B.run.');
  });

  it('fails when two rooms define a queue of the same name', () => {
    const other = defineQueue<{ mediaId: string }>({ name: 'transcode' });
    expect(() => planWork([transcode, other], [method('A.run', transcode), method('B.run', other)])).toThrow(
      'Queue "transcode" is defined twice.',
    );
  });

  it('fails when somebody handles a queue that no module registers', () => {
    expect(() => planWork([], [method('A.run', probe)])).toThrow(
      'A.run handles the queue "probe", which no module registers.',
    );
  });

  it('takes no queue with a colon in its name', () => {
    expect(() => defineQueue({ name: 'media:probe' })).toThrow('kebab-case');
  });
});
