/** How a quality is called: `source` is the video as it was uploaded, the others speak for themselves. */
export function qualityName(name: string, t: (key: string) => string): string {
  return name === 'source' ? t('media.source') : name;
}
