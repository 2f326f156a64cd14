/**
 * `npm run pictures`: takes the pictures of the documentation from what the last end-to-end run kept in `screenshots/`.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
/** Pictures in `docs/images`, and the screens that they are. */
const pictures = {
  'learn-home-phone.png': 'learn-home-phone-zh-light.png',
  'studio-activation-code.png': 'studio-activation-code.png',
  'studio-board-desktop.png': 'studio-board-desktop-zh-light.png',
  'studio-board-events.png': 'studio-board-events.png',
  'studio-course-desktop.png': 'studio-course-desktop.png',
  'studio-organisation-desktop.png': 'studio-organisation-desktop.png',
  'studio-person-add.png': 'studio-person-add.png',
  'studio-person-desktop.png': 'studio-person-desktop.png',
  'studio-runs-desktop.png': 'studio-runs-desktop.png',
  'studio-upload-states.png': 'studio-upload-states.png',
};

mkdirSync(path.join(root, 'docs/images'), { recursive: true });
for (const [picture, screen] of Object.entries(pictures)) {
  copyFileSync(path.join(root, 'screenshots', screen), path.join(root, 'docs/images', picture));
}
