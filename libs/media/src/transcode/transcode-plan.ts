import type { RenditionName } from '../media/media-rendition.entity.js';
import type { ProbedFile } from '../probe/probe-verdict.js';
import { chooseFrameRate, chooseRungs, frameStep } from './rungs.js';
import { canCopy } from './stream-copy.js';

/** One rendition to be made. */
export interface PlannedRendition {
  name: RenditionName;
  width: number | null;
  height: number | null;
  frameRate: number | null;
}

/** What is to be made of a file. `planChunks` divides the work. */
export function planRenditions(file: ProbedFile): PlannedRendition[] {
  const { video, audio } = file;
  const sound: PlannedRendition[] = audio ? [{ name: 'audio', width: null, height: null, frameRate: null }] : [];
  if (!video) return sound;
  const rate = chooseFrameRate(video.frameRate);
  const rungs = chooseRungs(video).map((rung) => ({
    ...{ name: rung.name, width: rung.width, height: rung.height },
    frameRate: rate.value / frameStep(rung, rate),
  }));
  const { width, height } = video;
  const copy: PlannedRendition[] = canCopy(file) ? [{ name: 'source', width, height, frameRate: video.frameRate }] : [];
  return [...copy, ...sound, ...rungs];
}
