import type { Page } from '@playwright/test';

/** The loudest that the page plays within three seconds, from 0 to 1. */
export function loudness(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const context = new AudioContext();
    const analysers = [...document.querySelectorAll('audio')].flatMap(({ srcObject }) => {
      if (!(srcObject instanceof MediaStream)) return [];
      const analyser = context.createAnalyser();
      context.createMediaStreamSource(srcObject).connect(analyser);
      return [analyser];
    });
    let loudest = 0;
    const wave = new Float32Array(2048);
    for (const until = Date.now() + 3_000; Date.now() < until;) {
      for (const analyser of analysers) {
        analyser.getFloatTimeDomainData(wave);
        loudest = wave.reduce((most, value) => Math.max(most, Math.abs(value)), loudest);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await context.close();
    return loudest;
  });
}
