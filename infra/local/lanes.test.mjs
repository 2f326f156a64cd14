import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { runInLanes, withGround } from './lanes.mjs';

/** Tasks that write down when they begin and end. */
function tasks(...plans) {
  const diary = [];
  const list = plans.map(([name, lanes, ...after]) => ({
    name,
    lanes,
    after,
    async run() {
      diary.push(`+${name}`);
      await pause(5);
      diary.push(`-${name}`);
    },
  }));
  return { list, diary };
}

test('two light steps run side by side', async () => {
  const { list, diary } = tasks(['a', 1], ['b', 1]);
  await runInLanes(list);
  assert.deepEqual(diary.slice(0, 2), ['+a', '+b']);
});

test('a heavy step runs alone', async () => {
  const { list, diary } = tasks(['a', 1], ['heavy', 2], ['b', 1]);
  await runInLanes(list);
  assert.equal(diary.indexOf('-heavy'), diary.indexOf('+heavy') + 1);
});

test('a step waits for what it needs, and not for a step that was not asked for', async () => {
  const { list, diary } = tasks(['e2e', 1, 'build', 'absent'], ['build', 1]);
  await runInLanes(list);
  assert.deepEqual(diary, ['+build', '-build', '+e2e', '-e2e']);
});

test('steps that wait for each other are reported', async () => {
  const { list } = tasks(['a', 1, 'b'], ['b', 1, 'a']);
  await assert.rejects(runInLanes(list), /a, b/);
});

test('what is wanted brings what it stands on, down to the ground', () => {
  const all = [
    { name: 'build' },
    { name: 'demo', after: ['build'] },
    { name: 'pages', after: ['demo'] },
    { name: 'lint' },
  ];
  assert.deepEqual(withGround(all, ['pages']).toSorted(), ['build', 'demo', 'pages']);
  assert.deepEqual(withGround(all, ['lint']), ['lint']);
});
