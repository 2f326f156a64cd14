/**
 * @param {number} days from today, by UTC; schools count days in Shanghai, so that a period that holds now begins a day earlier
 * @returns {string} YYYY-MM-DD
 */
export function dayFromNow(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
