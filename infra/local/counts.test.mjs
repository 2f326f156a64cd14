import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromJest, fromNodeTest, fromPlaywright, judge, lastLine, sum } from './counts.mjs';

const file = (name, text) => {
  const path = join(mkdtempSync(join(tmpdir(), 'yunqiao-counts-')), name);
  writeFileSync(path, text);
  return path;
};

test('every test of Jest counts once, by what became of it', () => {
  const assertionResults = ['passed', 'passed', 'failed', 'pending', 'todo'].map((status) => ({ status }));
  assert.deepEqual(fromJest({ testResults: [{ status: 'failed', assertionResults }] }), {
    passed: 2,
    failed: 1,
    skipped: 2,
  });
});

test('a test file that could not be loaded is one failure', () => {
  assert.deepEqual(fromJest({ testResults: [{ status: 'failed', assertionResults: [] }] }), {
    passed: 0,
    failed: 1,
    skipped: 0,
  });
});

test('an error outside of the tests of Playwright is a failure', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
  assert.deepEqual(fromPlaywright({ stats, errors: [{ message: 'set-up' }] }), { passed: 4, failed: 2, skipped: 2 });
});

test('a cancelled test of node:test is a failure, one to be done is skipped', () => {
  const report = '<testsuites/><!-- pass 4 --><!-- fail 1 --><!-- cancelled 1 --><!-- skipped 1 --><!-- todo 2 -->';
  assert.deepEqual(fromNodeTest(report), { passed: 4, failed: 2, skipped: 3 });
});

test('a check without a report is one test', () => {
  assert.deepEqual(judge(0, undefined), { passed: 1, failed: 0, skipped: 0 });
  assert.deepEqual(judge(2, undefined), { passed: 0, failed: 1, skipped: 0 });
});

test('a runner that leaves no report, or half of one, is one failure, whatever its exit code', () => {
  assert.equal(judge(0, { file: '/nowhere/unit.json', kind: 'jest' }).failed, 1);
  assert.equal(judge(0, { file: file('unit.json', '{"testResults": ['), kind: 'jest' }).failed, 1);
  assert.equal(judge(0, { file: file('unit.json', '{}'), kind: 'jest' }).failed, 1);
});

test('a runner that fails although each test passed is a failure', () => {
  const report = JSON.stringify({ testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }] });
  assert.deepEqual(judge(1, { file: file('unit.json', report), kind: 'jest' }), { passed: 1, failed: 1, skipped: 0 });
});

test('the last line adds up all steps', () => {
  const all = [
    { passed: 2, failed: 0, skipped: 1 },
    { passed: 3, failed: 1, skipped: 0 },
  ];
  assert.equal(lastLine(sum(all)), '5 passed, 1 failed, 1 skipped');
});
