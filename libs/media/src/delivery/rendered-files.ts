import { Injectable } from '@nestjs/common';

/** Renders a file for the id of a signed address; null when there is none. */
export type FileRenderer = (id: string) => Promise<string | null>;

/** Files that lie in no store: other rooms render them, here they are delivered under the same signed addresses. */
@Injectable()
export class RenderedFiles {
  private readonly renderers = new Map<string, FileRenderer>();

  register(file: string, render: FileRenderer): void {
    this.renderers.set(file, render);
  }

  find(file: string): FileRenderer | undefined {
    return this.renderers.get(file);
  }
}
