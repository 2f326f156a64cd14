/** Text for a cell of a sheet: what a spreadsheet would take for a formula begins with an apostrophe. */
export function safeCell(text: string): string {
  return /^\s*[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
}
