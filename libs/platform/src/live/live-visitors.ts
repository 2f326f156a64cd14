import { Injectable } from '@nestjs/common';

/** By the passes that it knows and that hold at this moment: what tells one visitor from another. */
export type VisitorSource = (passes: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** A pass that is longer is none. */
const longestPass = 200;

/**
 * Who may open a socket without being signed in: people to whom a room gave a pass. The pass opens the socket and nothing else; each
 * subscription asks for itself what it shows to whom. A room registers in `onModuleInit` how it knows its visitors.
 */
@Injectable()
export class LiveVisitors {
  private readonly sources: VisitorSource[] = [];

  register(source: VisitorSource): void {
    this.sources.push(source);
  }

  /** Those of many passes that hold at this very moment, and whose they are. */
  async findNow(passes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await Promise.all(this.sources.map((source) => source(passes)));
    return new Map(found.flatMap((known) => [...known]));
  }
}

/** The pass that a page brings when it opens a socket; null when it brings none. */
export function passIn(parameters: Readonly<Record<string, unknown>> | null | undefined): string | null {
  const pass = parameters?.['visitor'];
  return typeof pass === 'string' && pass.length > 0 && pass.length <= longestPass ? pass : null;
}
