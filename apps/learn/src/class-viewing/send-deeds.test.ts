import { afterEach, describe, expect, it, vi } from 'vitest';
import { sendDeeds } from './send-deeds';
import type { ViewingDeed } from './viewing-deeds';

const at = '2020-04-15T02:01:00.000Z';
const own = { personId: 'teacher', viewingId: 'v' };
const deeds: ViewingDeed[] = [
  { ...own, id: '1', kind: 'marked', pupilId: 'p0', isPresent: true, at },
  { ...own, id: '2', kind: 'played', from: at, to: '2020-04-15T02:01:10.000Z' },
  { ...own, id: '3', kind: 'ended', at: '2020-04-15T02:30:00.000Z' },
];

/** A server that answers each operation in turn. */
function serve(...answers: (object | 'broken')[]) {
  const sent: { operationName: string; variables: { input: Record<string, unknown> } }[] = [];
  vi.stubGlobal('fetch', (_address: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body) as (typeof sent)[number]);
    const answer = answers.shift();
    if (answer === 'broken') return Promise.reject(new TypeError('no line'));
    return Promise.resolve({ json: () => Promise.resolve(answer) });
  });
  return sent;
}

const reported = { data: { reportClassViewing: { viewing: { id: 'v' }, rejected: [] } } };
const ended = { data: { endClassViewing: { viewing: { id: 'v', endedAt: at } } } };
const refused = { data: null, errors: [{ extensions: { code: 'CLASS_VIEWING_NOT_FOUND' } }] };

describe('what was done before a class', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is told in one report under the ids it was done with, and then that it is over', async () => {
    const sent = serve(reported, ended);
    const heard = vi.fn();
    expect(await sendDeeds('v', deeds, heard)).toEqual({ kind: 'taken', settled: ['1', '2', '3'] });
    expect(sent.map(({ operationName }) => operationName)).toEqual(['ReportClassViewing', 'EndClassViewing']);
    expect(sent[0]!.variables.input).toMatchObject({
      marks: [{ id: '1', personId: 'p0', isPresent: true, at }],
      played: [{ from: at }],
    });
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('waits for a line that is broken, also the end alone', async () => {
    serve('broken');
    expect(await sendDeeds('v', deeds, vi.fn())).toEqual({ kind: 'notNow' });
    serve(reported, 'broken');
    expect(await sendDeeds('v', deeds, vi.fn())).toEqual({ kind: 'taken', settled: ['1', '2'] });
  });

  it('is given up where it can never be told', async () => {
    serve(refused);
    expect(await sendDeeds('v', deeds, vi.fn())).toEqual({ kind: 'invalid' });
  });
});
