/** What each type of slides is called on disk; LibreOffice goes by the ending. */
const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.presentation': 'odp',
};

/** Types of uploads that become slides. */
export const DECK_TYPES: readonly string[] = Object.keys(ENDINGS);

/** Whether an upload of this type becomes slides. */
export function isDeckType(contentType: string): boolean {
  return DECK_TYPES.includes(contentType);
}

/** @throws Error for a type that becomes no slides */
export function endingOf(contentType: string): string {
  const ending = ENDINGS[contentType];
  if (!ending) throw new Error(`No slides are made of ${contentType}`);
  return ending;
}

/** The name of slides: that of their file, without its ending. */
export function deckTitle(fileName: string): string {
  return fileName.replace(/\.[^.]{1,5}$/, '') || fileName;
}
