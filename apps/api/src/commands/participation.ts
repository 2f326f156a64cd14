import { RemoteCounts } from '@yunqiao/participation';
import type { Command } from './command.js';
import { withServices } from './with-services.js';

/** `participation rebuild`: the reporting process makes its facts anew from the log, and answers from those of before meanwhile. */
export const participation: Command = {
  summary: 'rebuild: make the facts of participation anew from the log',
  async run([what]) {
    if (what !== 'rebuild') throw new Error('Usage: participation rebuild');
    const { events, people, seconds } = await withServices((services) =>
      services.get(RemoteCounts, { strict: false }).rebuild(),
    );
    process.stdout.write(`The facts of ${people} people were made anew from ${events} events in ${seconds} s\n`);
  },
};
