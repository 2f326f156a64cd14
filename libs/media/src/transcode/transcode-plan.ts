import type { RenditionName } from '../media/media-rendition.entity.js';
import type { ProbedFile } from '../probe/probe-verdict.js';
import { chooseFrameRate, chooseRungs } from './rungs.js';
import { canCopy } from './stream-copy.js';

/** One rendition to be made. */
export interface PlannedRendition {
  name: RenditionName;
  width: number | null;
  height: number | null;
  frameRate: number | null;
}

/**
 * What is to be made of a file. Each entry but `source` becomes one job; a finer division of the work (chunks of
 * whole groups of pictures) would come from here, since everything downstream only asks for the renditions of a plan.
 */
export function planRenditions(file: ProbedFile): PlannedRendition[] {
  const { video, audio } = file;
  const sound: PlannedRendition[] = audio ? [{ name: 'audio', width: null, height: null, frameRate: null }] : [];
  if (!video) return sound;
  const frameRate = chooseFrameRate(video.frameRate).value;
  const rungs = chooseRungs(video).map(({ name, width, height }) => ({ name, width, height, frameRate }));
  const { width, height } = video;
  const copy: PlannedRendition[] = canCopy(file) ? [{ name: 'source', width, height, frameRate: video.frameRate }] : [];
  return [...copy, ...sound, ...rungs];
}
