/** Where the objects of one upload lie. The files of a rendition never change: each attempt has a folder of its own. */
export const mediaKeys = {
  all: (mediaId: string) => `media/${mediaId}/`,
  original: (mediaId: string) => `media/${mediaId}/original`,
  cover: (mediaId: string) => `media/${mediaId}/cover.jpg`,
  poster: (mediaId: string) => `media/${mediaId}/poster.jpg`,
  preview: (mediaId: string) => `media/${mediaId}/preview.webp`,
  playlist: (mediaId: string, name: 'master' | 'source') => `media/${mediaId}/${name}.m3u8`,
  /** for the operator; delivered to nobody */
  failureLog: (mediaId: string, attempt: number) => `media/${mediaId}/failure.${attempt}.log`,
  file: (mediaId: string, file: string) => `media/${mediaId}/${file}`,
};

/** Folder of one rendition, as master playlists name it. */
export function renditionFolder(name: string, attempt: number): string {
  return `${name}.${attempt}`;
}

/** Playlists of a rendition: the one for good, and the one that grows while it is being made. */
export const WHOLE_PLAYLIST = 'index.m3u8';
export const GROWING_PLAYLIST = 'growing.m3u8';

/** Everything that is delivered under a signed address, recordings of sessions and slides too, and nothing else. */
const DELIVERED =
  /^(?:(?:master|source)\.m3u8|poster\.jpg|preview\.webp|file|(?:source|720p|480p|360p|240p|audio)\.[1-9]\d{0,5}\/(?:(?:index|growing)\.m3u8|init\.mp4|\d{5,7}\.m4s)|(?:video|audio)\.e[1-9]\d{0,5}\/(?:init\.mp4|\d{5,7}\.m4s)|deck\.[1-9]\d{0,5}\/[1-9]\d{0,2}\.webp)$/;

export function isDeliveredFile(file: string): boolean {
  return DELIVERED.test(file);
}

/** Content type by the name that we gave. */
export function contentTypeOf(file: string): string {
  if (file.endsWith('.m3u8')) return 'application/vnd.apple.mpegurl';
  if (file.endsWith('.jpg')) return 'image/jpeg';
  if (file.endsWith('.webp')) return 'image/webp';
  if (file.endsWith('.mp4') || file.endsWith('.m4s')) return 'video/mp4';
  return 'application/octet-stream';
}
