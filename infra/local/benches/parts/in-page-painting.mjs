/**
 * What runs inside the page of the board.
 */

/**
 * Goes to an address within the page, as a filter does, and waits until what it shows is painted.
 * @param {string} address
 * @returns {Promise<number>} seconds
 */
export async function paintAnother(address) {
  const isBusy = () => document.querySelector('[aria-busy="true"]') !== null;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const begin = performance.now();
  history.pushState({ ...history.state, current: address }, '', address);
  dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
  while (!isBusy()) await new Promise((resolve) => setTimeout(resolve, 1));
  while (isBusy()) await frame();
  // What was changed in one frame is on the screen with the next.
  await frame();
  return (performance.now() - begin) / 1000;
}
