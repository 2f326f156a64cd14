/**
 * `npm run pictures`: takes the README's pictures from what the last end-to-end run kept in `screenshots/`.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const pictures = {
  'learn-home-phone.png': 'learn-home-phone-zh-light.png',
  'studio-course-desktop.png': 'studio-course-desktop.png',
  'studio-board-desktop.png': 'studio-board-desktop-zh-light.png',
};

mkdirSync(path.join(root, 'docs/images'), { recursive: true });
for (const [picture, screen] of Object.entries(pictures)) {
  copyFileSync(path.join(root, 'screenshots', screen), path.join(root, 'docs/images', picture));
}
