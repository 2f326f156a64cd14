/** Types that a browser may show; everything else is saved. Text is shown as plain text and nothing else. */
const SHOWN = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'text/plain']);

/** How a file to take along is handed over, with its name in ASCII and, after RFC 5987, in full. */
export function contentDisposition(fileName: string, contentType: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${SHOWN.has(contentType) ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${full}`;
}
