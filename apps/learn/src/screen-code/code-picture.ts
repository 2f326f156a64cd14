import { renderSVG } from 'uqr';

/**
 * The QR code of an address of this site, as an image's source. Dark on light in both themes: cameras read it so.
 * @param path with what the code carries
 */
export function codePicture(path: string): string {
  return `data:image/svg+xml,${encodeURIComponent(renderSVG(`${window.location.origin}${path}`, { border: 2 }))}`;
}
