import type { Locator, Page } from '@playwright/test';

/** Louder than this is somebody who speaks, quieter is the noise of a codec. */
export const audible = 0.05;

/**
 * How loud each voice of the conference is that the page plays: the loudest moment of three seconds, from 0 to 1.
 */
function voices(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const context = new AudioContext();
    const analysers = [...document.querySelectorAll('audio')].flatMap(({ srcObject }) => {
      if (!(srcObject instanceof MediaStream)) return [];
      const analyser = context.createAnalyser();
      context.createMediaStreamSource(srcObject).connect(analyser);
      return [analyser];
    });
    const loudest = analysers.map(() => 0);
    const wave = new Float32Array(2048);
    for (const until = Date.now() + 3_000; Date.now() < until;) {
      for (const [index, analyser] of analysers.entries()) {
        analyser.getFloatTimeDomainData(wave);
        loudest[index] = wave.reduce((most, value) => Math.max(most, Math.abs(value)), loudest[index] ?? 0);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await context.close();
    return loudest;
  });
}

/** The loudest that the page plays of the conference within three seconds, from 0 to 1. */
export async function loudness(page: Page): Promise<number> {
  return Math.max(0, ...(await voices(page)));
}

/** How many people are heard on the page. */
export async function heardPeople(page: Page): Promise<number> {
  return (await voices(page)).filter((loudest) => loudest > audible).length;
}

/** The loudest that a recording or a stream plays within three seconds, from 0 to 1; nothing before its first sound has come. */
export function playedLoudness(player: Locator): Promise<number> {
  return player.evaluate(async (media) => {
    const played = (media as HTMLMediaElement & { captureStream(): MediaStream }).captureStream();
    if (played.getAudioTracks().length === 0) return 0;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(played).connect(analyser);
    let loudest = 0;
    const wave = new Float32Array(2048);
    for (const until = Date.now() + 3_000; Date.now() < until;) {
      analyser.getFloatTimeDomainData(wave);
      loudest = wave.reduce((most, value) => Math.max(most, Math.abs(value)), loudest);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await context.close();
    return loudest;
  });
}
