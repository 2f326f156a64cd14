import { access, copyFile, realpath } from 'node:fs/promises';
import { constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runSandboxed, withScratch, type SandboxOptions, type SandboxResult } from '@yunqiao/media';
import { AppError } from '@yunqiao/platform';

/** Where programs lie for what runs in the sandbox. */
const FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin'];

/** A new profile is made in a first run, which then asks to be run again. */
const RUN_AGAIN = 81;

/** How a conversion ended, and the PDF that it made. */
export interface OfficeResult {
  result: SandboxResult;
  pdf: string | null;
}

/** LibreOffice itself behind `soffice`, a script that leaves the process group; null where it is not installed. */
export async function findOffice(): Promise<string | null> {
  for (const folder of FOLDERS) {
    const program = await realpath(join(folder, 'soffice')).catch(() => null);
    const office = program && join(dirname(program), 'soffice.bin');
    if (office && (await isThere(office, constants.X_OK))) return office;
  }
  return null;
}

/**
 * Makes a PDF beside a document of the scratch folder, with the same name. Macros do not run, links lead nowhere.
 * @throws DECK_OFFICE_MISSING where LibreOffice is not installed
 */
export async function convertToPdf(file: string, options: SandboxOptions): Promise<OfficeResult> {
  const office = await findOffice();
  if (!office) throw new AppError('DECK_OFFICE_MISSING');
  // LibreOffice walks the whole way to its files, and the way to the scratch folder may be closed to it.
  return withScratch(tmpdir(), async (folder) => {
    await copyFile(join(options.folder, file), join(folder, file));
    const result = await convert(office, file, { ...options, folder });
    const pdf = file.replace(/\.\w+$/, '.pdf');
    const isMade = await isThere(join(folder, pdf), constants.R_OK);
    if (isMade) await copyFile(join(folder, pdf), join(options.folder, pdf));
    return { result, pdf: isMade ? pdf : null };
  });
}

async function convert(office: string, file: string, options: SandboxOptions): Promise<SandboxResult> {
  const args = [
    ...[`-env:UserInstallation=file://${options.folder}/profile`, '--headless', '--norestore', '--nologo'],
    ...['--convert-to', 'pdf:impress_pdf_Export', file],
  ];
  const first = await runSandboxed(office, args, options);
  return first.end === 'exited' && first.exitCode === RUN_AGAIN ? runSandboxed(office, args, options) : first;
}

async function isThere(file: string, mode: number): Promise<boolean> {
  return access(file, mode).then(
    () => true,
    () => false,
  );
}
