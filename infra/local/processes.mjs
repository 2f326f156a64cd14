/**
 * The processes of one product on this machine, from Linux' own books.
 */
import { readFileSync, readdirSync } from 'node:fs';

/**
 * @param {string} data folder of a product
 * @param {RegExp} [command] that its command line has to match
 * @returns {{ id: number, command: string }[]} processes that carry this folder in their environment, or work in it
 */
export function processesOf(data, command = /./) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const line = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const isOurs =
          line.includes(`${data}/`) ||
          readFileSync(`/proc/${name}/environ`, 'utf8').split('\0').includes(`YUNQIAO_DATA=${data}`);
        return isOurs && command.test(line) ? [{ id: Number(name), command: line }] : [];
      } catch (error) {
        const { code } = /** @type {NodeJS.ErrnoException} */ (error);
        if (['ENOENT', 'ESRCH', 'EACCES'].includes(code ?? '')) return [];
        throw error;
      }
    });
}

/** The parts of a running product, by whose command line each is known. */
export const partCommands = {
  'the api': /apps\/api\/dist\/main\.js/,
  'the worker': /apps\/worker\/dist\/main\.js(?! --role=reporting)/,
  'the reporting process': /apps\/worker\/dist\/main\.js --role=reporting/,
  'the recorder': /apps\/worker\/dist\/recording-bot\.js/,
  'the conference server': /livekit-server\S* /,
  Redis: /redis-server /,
  MariaDB: /mariadbd /,
};

/** @typedef {keyof typeof partCommands} PartName */

/**
 * A part of a product, and not the shell that waits to start it.
 * @param {string} data folder of the product
 * @param {PartName} name
 * @returns {{ id: number, command: string } | undefined}
 */
export function findPart(data, name) {
  return processesOf(data, partCommands[name]).find((one) => !/\/bin\/sh/.test(one.command));
}
