/**
 * Enters the session whose page this is, and listens.
 * @returns {Promise<number>} seconds from the tap until sound is played
 */
export async function enterAndListen() {
  const door = [...document.querySelectorAll('main a')].find((link) => link.textContent?.trim() === '进入');
  if (!(door instanceof HTMLElement)) throw new Error('There is no door.');
  const context = new AudioContext();
  const wave = new Float32Array(1024);
  const begin = performance.now();
  door.click();
  /** @type {AnalyserNode | null} */
  let analyser = null;
  while (performance.now() - begin < 30_000) {
    const stream = [...document.querySelectorAll('audio')].find(
      (one) => one.srcObject instanceof MediaStream,
    )?.srcObject;
    if (!analyser && stream instanceof MediaStream) {
      analyser = context.createAnalyser();
      context.createMediaStreamSource(stream).connect(analyser);
    }
    analyser?.getFloatTimeDomainData(wave);
    if (wave.some((value) => Math.abs(value) > 0.01)) return (performance.now() - begin) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Nothing was heard within 30 seconds.');
}
