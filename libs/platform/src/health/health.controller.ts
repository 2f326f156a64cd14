import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '../access/marks.js';
import { AppError } from '../errors/app-error.js';
import { HealthChecks } from './health-checks.js';

/** Whether this process lives, and whether everything that it needs answers. */
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly checks: HealthChecks) {}

  @Get('live')
  @Header('cache-control', 'no-store')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /**
   * Ready although some rooms may have to do without a part of theirs: `missing` names these.
   * @throws NOT_READY with the names of the parts that do not answer
   */
  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(): Promise<{ status: 'ready'; missing: string[] }> {
    const [failing, missing] = await Promise.all([this.checks.findFailing(), this.checks.findMissing()]);
    if (failing.length > 0) throw new AppError('NOT_READY', { failing });
    return { status: 'ready', missing };
  }
}
