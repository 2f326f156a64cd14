import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { showcases } from '../content/showcase.js';
import { findFont, makeSlideVideo } from './slide-video.js';

/** A video file for one of the showcases. */
export interface MadeVideo {
  /** Index of its showcase. */
  readonly showcase: number;
  readonly fileName: string;
  readonly path: string;
}

/** Makes the slide videos in a scratch folder, one after another, and finds the filmed clip. */
export async function makeVideos(scratchFolder: string): Promise<MadeVideo[]> {
  const font = await findFont();
  if (!font)
    throw new Error(
      'No font with Chinese characters is installed (Debian: fonts-wqy-microhei), so the demo videos cannot be made',
    );
  const made: MadeVideo[] = [];
  for (const [showcase, { video }] of showcases.entries()) {
    if (!video) continue;
    const path =
      video.kind === 'film' ? await findAsset(video.asset) : await makeSlideVideo(video, showcase, font, scratchFolder);
    made.push({ showcase, fileName: video.fileName, path });
  }
  return made;
}

/** Where the bundle and the sources keep what comes with the project. */
const assetFolders = ['./assets/', '../assets/', '../src/demo/assets/', '../../src/demo/assets/'];

async function findAsset(name: string): Promise<string> {
  for (const folder of assetFolders) {
    const path = fileURLToPath(new URL(folder + name, import.meta.url));
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  throw new Error(`The file ${name} of the demo data is missing`);
}
