import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@yunqiao/platform';

/** Where systems keep Noto Sans CJK: Debian, Fedora, Arch and Alpine. */
const FOLDERS = ['/usr/share/fonts/opentype/noto', '/usr/share/fonts/google-noto-cjk', '/usr/share/fonts/noto-cjk'];

/** Files of the font that documents bring along, since readers may have none for Chinese. */
export interface PdfFonts {
  readonly regular: string;
  readonly bold: string;
}

/** @throws PDF_FONT_MISSING where Noto Sans CJK is not installed */
export async function findPdfFonts(folders: readonly string[] = FOLDERS): Promise<PdfFonts> {
  for (const folder of folders) {
    const fonts = { regular: join(folder, 'NotoSansCJK-Regular.ttc'), bold: join(folder, 'NotoSansCJK-Bold.ttc') };
    if ((await isThere(fonts.regular)) && (await isThere(fonts.bold))) return fonts;
  }
  throw new AppError('PDF_FONT_MISSING');
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
