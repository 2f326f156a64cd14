/** How a quality is called: `source` is the video as it was uploaded; 720p and the like speak for themselves. */
export function qualityName(name: string, t: (key: string) => string): string {
  return name === 'source' || name === 'audio' ? t(`media.${name}`) : name;
}
