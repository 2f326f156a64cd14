import type { Chart } from 'chart.js';

/** A colour of the design's tokens. */
export type Token = '--azure' | '--ochre' | '--ink' | '--ink-3' | '--line' | '--sheet';

/** Printed charts are those of the light theme, whichever theme the screen has. */
const paper: Record<Token, string> = {
  '--azure': '#1b5e8c',
  '--ochre': '#a84c1a',
  '--ink': '#000',
  '--ink-3': '#333',
  '--line': '#999',
  '--sheet': '#fff',
};

/** Width of a printed chart in CSS pixels: what an A4 page leaves between its margins. */
const PAPER_WIDTH = 680;
/** Pixels of a printed chart per CSS pixel: about 300 dots per inch. */
const PAPER_RATIO = 3;
/** Browsers draw no canvas that is higher than this, in pixels. */
const HIGHEST = 32_000;

let isPrinting = false;

/** The token's colour of the present theme, asked again whenever a chart is updated. */
export function paint(token: Token): () => string {
  return () => (isPrinting ? paper[token] : getComputedStyle(document.documentElement).getPropertyValue(token).trim());
}

/** Draws `charts` anew for paper, sharp and as wide as the page; must be done before `beforeprint` returns. */
export function drawForPaper(charts: readonly Chart[]): void {
  isPrinting = true;
  for (const chart of charts) {
    chart.options.devicePixelRatio = Math.min(PAPER_RATIO, HIGHEST / Math.max(1, chart.height));
    chart.resize(PAPER_WIDTH, chart.height);
    chart.update('none');
  }
}

/** Draws `charts` for the screen again. */
export function drawForScreen(charts: readonly Chart[]): void {
  isPrinting = false;
  for (const chart of charts) {
    delete chart.options.devicePixelRatio;
    chart.resize();
    chart.update('none');
  }
}
