import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { namesIn, summaryOf } from './catalogue.mjs';

for (const folder of ['benches', 'chaos', 'accept']) {
  test(`whoever lists ${folder} reads what each of them does`, () => {
    const programs = join(import.meta.dirname, folder);
    for (const name of namesIn(programs)) assert.match(summaryOf(join(programs, `${name}.mjs`)), /^\S.{15,}/, name);
  });
}
