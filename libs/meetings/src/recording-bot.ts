import { runRecordingBot } from './recording/bot/recording-bot.child.js';

/** The program of a recorder, which the worker forks: `recording-bot.js <folder>`. */
const [folder] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('Say where to record: recording-bot.js <folder>\n');
  process.exit(78);
}

try {
  await runRecordingBot(folder);
  process.exit(0);
} catch (error) {
  process.stderr.write(`The recorder ends: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
