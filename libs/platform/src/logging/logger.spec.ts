import { Writable } from 'node:stream';
import { testConfiguration } from '../configuration/test-configuration.js';
import { collected, createLogger, PinoLogger } from './logger.js';
import { runInScope } from './request-scope.js';

function open() {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  const pino = createLogger(testConfiguration({ LOG_LEVEL: 'info' }), destination);
  return { lines, pino, logger: new PinoLogger(pino) };
}

describe('the log', () => {
  it('names the room, and the request and the person by their ids', () => {
    const { lines, logger } = open();
    runInScope({ requestId: 'r1', personId: 'p1' }, () => logger.log('A film is ready', 'Media'));
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        requestId: 'r1',
        personId: 'p1',
        room: 'Media',
        msg: 'A film is ready',
      },
    ]);
  });

  it('keeps the stack of an error', () => {
    const { lines, logger } = open();
    logger.error(new Error('no oil'), 'Lamps');
    expect(lines[0]).toMatchObject({
      level: 'error',
      room: 'Lamps',
      msg: 'no oil',
      err: { stack: expect.stringContaining('no oil') },
    });
  });

  it('removes cookies, passwords and tokens, also below the surface', () => {
    const { lines, pino } = open();
    pino.info({
      headers: { cookie: 'yq_session=1', authorization: 'Bearer 1' },
      input: { deep: { password: '1' } },
      token: '1',
    });
    expect(JSON.stringify(lines)).not.toMatch(/Bearer|yq_session|"1"/);
  });

  it('ends no process on a full disk, and does not hold up its end either', async () => {
    const full = collected('/dev/full');
    const pino = createLogger(testConfiguration({ LOG_LEVEL: 'info' }), full);
    for (let line = 0; line < 200; line += 1) pino.info('A line that is as long as most lines of a log are, or longer');
    await new Promise((resolve) => setTimeout(resolve, 700));
    pino.info('goes on');
    expect(() => full.flushSync()).not.toThrow();
  });
});
