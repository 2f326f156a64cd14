import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { isSurelyDead, newHolder } from './lease-holder.js';

describe('the holder of a lease', () => {
  it('lives while its process does, also beside another in the same process', () => {
    expect([newHolder(), newHolder()].map(isSurelyDead)).toEqual([false, false]);
  });

  it('is dead when its process has ended', async () => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    const holder = newHolder({ host: hostname(), pid: child.pid!, run: 'some run' });
    await once(child, 'exit');
    expect(isSurelyDead(holder)).toBe(true);
  });

  it('is dead when we have its number, as the first process of a container that was started again', () => {
    expect(isSurelyDead(newHolder({ host: hostname(), pid: process.pid, run: 'an earlier run' }))).toBe(true);
  });

  it('of another machine, or of which nothing is known, may live', () => {
    expect([newHolder({ host: 'elsewhere', pid: 4_194_303, run: '' }), 'nonsense', ''].map(isSurelyDead)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
