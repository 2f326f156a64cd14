import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Configuration } from '../configuration/platform-configuration.js';
import { currentRequest } from './request-scope.js';

const secrets = ['cookie', 'set-cookie', 'authorization', 'password', 'newPassword', 'token', 'activationCode'];

/** One line of JSON per event, with request, job and person as ids; never a name, a cookie or a body. */
export function createLogger(configuration: Configuration, destination?: DestinationStream): Logger {
  const options = {
    level: configuration.get('LOG_LEVEL'),
    base: {},
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => ({ ...currentRequest() }),
    redact: {
      paths: secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
      censor: '[removed]',
    },
  };
  return pino(options, destination ?? collected());
}

/** Lines that wait for a disk that takes none; what comes beyond that is dropped, so that memory stays bounded. */
const waitingBytes = 1024 * 1024;

/**
 * Standard output, written to when some lines have come together or after half a second: a write costs more than a line.
 * What is left is written when the process exits. Where nothing can be written, as on a full disk, the process goes on and lines
 * wait until it can; left alone, the stream would end the process, and then try for ever to write its last words.
 */
export function collected(dest: number | string = 1): ReturnType<typeof pino.destination> {
  const stream = pino.destination({ dest, sync: false, minLength: 4096, periodicFlush: 500, maxLength: waitingBytes });
  const flushSync = stream.flushSync.bind(stream);
  stream.on('error', () => (stream.flushSync = () => undefined));
  stream.on('write', () => (stream.flushSync = flushSync));
  return stream;
}

/** Nest's own messages and those of the rooms (`new Logger('Media')`), through pino. */
export class PinoLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest gives the room as the last parameter. */
  private write(
    level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace',
    message: unknown,
    rest: readonly unknown[],
  ): void {
    const room = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    const [extra] = room === undefined ? rest : rest.slice(0, -1);
    if (message instanceof Error) return this.pino[level]({ room, err: message }, message.message);
    if (typeof message === 'object' && message !== null) return this.pino[level]({ room, ...message });
    this.pino[level]({ room, ...(extra !== undefined && { stack: extra }) }, String(message));
  }
}
