import 'reflect-metadata';
import { commands } from './commands/index.js';

const [name = '', ...words] = process.argv.slice(2);
const command = commands[name];

if (!command) {
  const list = Object.entries(commands).map(([known, { summary }]) => `  ${known.padEnd(22)}${summary}`);
  process.stderr.write(`Use: npm run yunqiao -- <command>\n${list.join('\n')}\n`);
  process.exit(64);
}

try {
  await command.run(words);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
