/** Waits until the page is tall enough to scroll to where one was, at most two seconds. */
export async function waitForHeight(height: number, patience = 2000): Promise<void> {
  const deadline = performance.now() + patience;
  while (document.documentElement.scrollHeight < height && performance.now() < deadline) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
