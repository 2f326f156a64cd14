/**
 * The first administrator of an installation without demo data: asked for at the terminal, or taken from the environment.
 */
import { createInterface } from 'node:readline/promises';
import { CannotGoOn, say } from './say.mjs';

/**
 * @typedef {{ displayName: string, accountName: string, password: string }} Administrator
 */

/**
 * @param {Record<string, string | undefined>} environment
 * @returns {Administrator | null} null unless all three are given
 */
export function administratorFrom(environment) {
  const {
    YUNQIAO_ADMIN_NAME: displayName,
    YUNQIAO_ADMIN_NUMBER: accountName,
    YUNQIAO_ADMIN_PASSWORD: password,
  } = environment;
  return displayName && accountName && password ? { displayName, accountName, password } : null;
}

/**
 * @param {Administrator} administrator
 * @returns {string | null} what is wrong, as a sentence
 */
export function objection({ displayName, accountName, password }) {
  if (displayName.trim() === '') return 'The name must not be empty.';
  if (accountName.trim() === '') return 'The number must not be empty.';
  if ([...password].length < 12) return 'The password needs at least 12 characters.';
  return null;
}

/** @returns {Promise<Administrator>} */
export async function getAdministrator() {
  const given = administratorFrom(process.env);
  if (given) {
    const wrong = objection(given);
    if (wrong) throw new CannotGoOn(`The first administrator cannot be made: ${wrong}`);
    return given;
  }
  if (!process.stdin.isTTY) {
    throw new CannotGoOn(
      'There is no administrator yet and no terminal to ask at: set YUNQIAO_ADMIN_NAME, YUNQIAO_ADMIN_NUMBER and YUNQIAO_ADMIN_PASSWORD (12 characters or more), then try again.',
    );
  }
  return ask();
}

/**
 * Asks until it is right; what was typed well is not asked again.
 * @returns {Promise<Administrator>}
 */
async function ask() {
  say('There is no administrator yet. Who is the first one?');
  const displayName = await askFilled('  Name: ');
  const accountName = await askFilled('  Number (to sign in with): ');
  while (true) {
    const password = await askHidden('  Password (12 characters or more, not shown): ');
    const wrong = objection({ displayName, accountName, password });
    if (wrong === null && password === (await askHidden('  The same password again: ')))
      return { displayName, accountName, password };
    say(`  ${wrong ?? 'The two passwords differ.'}`);
  }
}

/** @param {string} question */
async function askFilled(question) {
  let answer = '';
  while (answer === '') answer = (await askLine(question)).trim();
  return answer;
}

/** @param {string} question */
async function askLine(question) {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const answer = await lines.question(question);
  lines.close();
  return answer;
}

/**
 * @param {string} question
 * @returns {Promise<string>} what was typed, without showing it
 */
function askHidden(question) {
  const { stdin } = process;
  stdin.setRawMode(true);
  process.stdout.write(question);
  stdin.resume();
  stdin.setEncoding('utf8');
  return new Promise((resolve) => {
    let typed = '';
    const finish = () => {
      stdin.off('data', take);
      stdin.setRawMode(false);
      stdin.pause();
      process.stdout.write('\n');
    };
    const take = (/** @type {string} */ text) => {
      for (const key of text) {
        if (key === '\r' || key === '\n') {
          finish();
          return resolve(typed);
        }
        if (key === '\u0003') {
          finish();
          process.kill(process.pid, 'SIGINT');
          return;
        }
        typed = key === '\u007f' || key === '\b' ? [...typed].slice(0, -1).join('') : typed + key;
      }
    };
    stdin.on('data', take);
  });
}
