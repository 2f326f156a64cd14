import { Injectable, Logger } from '@nestjs/common';
import { reasonOf } from '../errors/reason-of.js';

type Check = () => Promise<unknown>;
const patienceMilliseconds = 3000;

/** What must answer before people are let in; each part registers its own check. */
@Injectable()
export class HealthChecks {
  private readonly logger = new Logger('Health');
  private readonly checks = new Map<string, Check>();
  private readonly extras = new Map<string, Check>();

  register(name: string, check: Check): void {
    this.checks.set(name, check);
  }

  /** A part without which all but its own room works. */
  registerExtra(name: string, check: Check): void {
    this.extras.set(name, check);
  }

  /** Names of the parts that do not answer, and without which nobody is let in. */
  findFailing(): Promise<string[]> {
    return this.failing(this.checks);
  }

  /** Names of the extras that do not answer. */
  findMissing(): Promise<string[]> {
    return this.failing(this.extras);
  }

  private async failing(checks: ReadonlyMap<string, Check>): Promise<string[]> {
    const results = await Promise.all(
      [...checks].map(async ([name, check]) => ((await this.answers(name, check)) ? null : name)),
    );
    return results.filter((name) => name !== null);
  }

  private async answers(name: string, check: Check): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), patienceMilliseconds);
    });
    try {
      await Promise.race([check(), tooLate]);
      return true;
    } catch (error) {
      this.logger.warn({ part: name, reason: reasonOf(error) });
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}
