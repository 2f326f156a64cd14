import type { BrowserContext, Locator } from '@playwright/test';

/**
 * A microphone that sings and a screen that shows which moment it is, so that a listener's page can tell which moment it
 * plays. Each second has a tone of its own, and each fifth of a second a pattern of black and white squares.
 */
const signal = {
  /** Tones come again after so many seconds. */
  tones: 20,
  lowest: 500,
  between: 50,
  /** Milliseconds that a pattern is shown. */
  pattern: 200,
  /** Squares in a row and in a column; the first is always white and the last always black. */
  squares: 4,
  width: 640,
  height: 360,
};

/** Gives the pages of this browser that microphone and that screen in place of the browser's made-up ones. */
export async function giveTimeSignal(context: BrowserContext): Promise<void> {
  await context.addInitScript(({ tones, lowest, between, pattern, squares, width, height }) => {
    if (!('mediaDevices' in navigator)) return;
    const devices = navigator.mediaDevices;
    const realMedia = devices.getUserMedia.bind(devices);
    const longest = 1_200;

    function sing(): MediaStream {
      const sound = new AudioContext();
      const [voice, out] = [sound.createOscillator(), sound.createMediaStreamDestination()];
      const first = Math.ceil(Date.now() / 1_000);
      for (let second = first; second < first + longest; second += 1) {
        const at = sound.currentTime + (second * 1_000 - Date.now()) / 1_000;
        voice.frequency.setValueAtTime(lowest + (second % tones) * between, at);
      }
      voice.connect(out);
      voice.start();
      return out.stream;
    }

    function show(): MediaStream {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const brush = canvas.getContext('2d')!;
      const [wide, high] = [width / squares, height / squares];
      setInterval(() => {
        const moment = Math.floor(Date.now() / pattern);
        for (let square = 0; square < squares * squares; square += 1) {
          const isLast = square === squares * squares - 1;
          const isWhite = square === 0 || (!isLast && Math.floor(moment / 2 ** (square - 1)) % 2 === 1);
          brush.fillStyle = isWhite ? 'white' : 'black';
          brush.fillRect((square % squares) * wide, Math.floor(square / squares) * high, wide, high);
        }
      }, pattern / 4);
      return canvas.captureStream(10);
    }

    devices.getUserMedia = async (wanted) => (wanted?.audio && !wanted.video ? sing() : realMedia(wanted));
    devices.getDisplayMedia = async () => show();
  }, signal);
}

/** What a page played and showed at one moment. */
interface Look {
  /** By the machine's clock, in milliseconds since 1970. */
  at: number;
  /** Which of the tones is heard; null for none. */
  tone: number | null;
  /** The number of the pattern that is seen; null for none. */
  pattern: number | null;
  /** The page of the session that is shown. */
  page: string;
}

/** The page as it was before another one was shown, and for a moment after. */
export interface Turn {
  readonly looks: readonly Look[];
  /** When the page was another one, by the machine's clock. */
  readonly turnedAt: number;
}

/**
 * Plays on from a second, or goes on where it stands, until the page of the session that is shown is another one.
 * @param player a sound or a film
 */
export function watchTurn(player: Locator, from: number | null = null): Promise<Turn> {
  return player.evaluate(
    async (element, { tones, lowest, between, squares, start }) => {
      const media = element as HTMLMediaElement & { captureStream(): MediaStream };
      if (start !== null) media.currentTime = start;
      if (media.paused) await media.play();
      while (media.seeking || media.readyState < 3) await new Promise((resolve) => setTimeout(resolve, 20));

      const sound = new AudioContext();
      const analyser = new AnalyserNode(sound, { fftSize: 4_096, smoothingTimeConstant: 0 });
      sound.createMediaStreamSource(media.captureStream()).connect(analyser);
      const bins = new Float32Array(analyser.frequencyBinCount);
      const hertz = sound.sampleRate / analyser.fftSize;
      const canvas = new OffscreenCanvas(squares * 8, squares * 8);
      const brush = canvas.getContext('2d', { willReadFrequently: true })!;

      function hear(): number | null {
        analyser.getFloatFrequencyData(bins);
        const loudest = bins.reduce((most, value, bin) => (value > bins[most]! ? bin : most), 0);
        const tone = Math.round((loudest * hertz - lowest) / between);
        return bins[loudest]! > -60 && tone >= 0 && tone < tones ? tone : null;
      }

      function see(): number | null {
        if (!(media instanceof HTMLVideoElement) || media.videoWidth === 0) return null;
        brush.drawImage(media, 0, 0, canvas.width, canvas.height);
        const isWhite = Array.from({ length: squares * squares }, (_, square) => {
          const [left, top] = [(square % squares) * 8 + 3, Math.floor(square / squares) * 8 + 3];
          return brush.getImageData(left, top, 1, 1).data[1]! > 127;
        });
        if (!isWhite[0] || isWhite.at(-1)) return null;
        return isWhite.slice(1, -1).reduce((sum, bit, place) => sum + (bit ? 2 ** place : 0), 0);
      }

      await new Promise((resolve) => setTimeout(resolve, 200));
      const pageNow = () => document.querySelector('figure figcaption')?.textContent?.trim() ?? '';
      const [looks, first]: [Look[], string] = [[], pageNow()];
      let turnedAt: number | null = null;
      for (const until = Date.now() + 45_000; Date.now() < until;) {
        const page = pageNow();
        looks.push({ at: Date.now(), tone: hear(), pattern: see(), page });
        if (page !== first) turnedAt ??= Date.now();
        if (turnedAt !== null && Date.now() - turnedAt > 1_500) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await sound.close();
      if (turnedAt === null) throw new Error(`Nobody turned from “${first}”.`);
      return { looks, turnedAt };
    },
    { ...signal, start: from },
  );
}

/** The difference of two places on a circle, the shorter way round. */
function around(difference: number, whole: number): number {
  return ((((difference + whole / 2) % whole) + whole) % whole) - whole / 2;
}

/**
 * Of which moment the sound was that was heard when the page turned: how many seconds later than `moment`.
 * @param moment in milliseconds since 1970
 */
export function soundApart({ looks, turnedAt }: Turn, moment: number): number {
  // Between two tones lies a whole second.
  const changes = looks.flatMap(({ at, tone }, index) => {
    const before = looks[index - 1]?.tone ?? null;
    return tone !== null && before !== null && tone === (before + 1) % signal.tones ? [{ at, tone }] : [];
  });
  const nearest = changes.toSorted((a, b) => Math.abs(a.at - turnedAt) - Math.abs(b.at - turnedAt))[0];
  if (!nearest) throw new Error(`No second was heard to pass: ${looks.map(({ tone }) => tone ?? '·').join(' ')}`);
  const heard = nearest.tone + (turnedAt - nearest.at) / 1_000;
  return around(heard - moment / 1_000, signal.tones);
}

/** The same of the picture. */
export function pictureApart({ looks, turnedAt }: Turn, moment: number): number {
  const seen = looks.findLast(({ at, pattern }) => at <= turnedAt && pattern !== null);
  if (!seen) throw new Error('No moment was seen.');
  const whole = 2 ** (signal.squares ** 2 - 2);
  return (around((seen.pattern ?? 0) - moment / signal.pattern, whole) * signal.pattern) / 1_000;
}
