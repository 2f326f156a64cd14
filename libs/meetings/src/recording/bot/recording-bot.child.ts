import { dispose } from '@livekit/rtc-node';
import type { FromBot, ToBot } from './bot-messages.js';
import { RecordingBot } from './recording-bot.js';

/** The process of one recorder: `recording-bot.js <folder>`, forked by the worker. */
export async function runRecordingBot(folder: string): Promise<void> {
  const tell = (message: FromBot) => {
    if (process.connected) process.send?.(message);
  };
  const bot = new RecordingBot(folder, tell);
  process.on('message', (message: ToBot) => bot.take(message));
  process.once('disconnect', () => bot.stop());
  // The worker decides when it ends, also when a terminal sends the signal to everybody.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  await bot.run();
  await dispose();
}
