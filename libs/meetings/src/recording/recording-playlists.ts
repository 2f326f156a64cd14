import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RenderedFiles } from '@yunqiao/media';
import { RecordingReader } from './recording-reader.js';

/** A hall full of listeners asks for the same playlist; it changes only every few seconds. */
const FRESH_MILLISECONDS = 1000;

/** The playlists of a session under its signed address. */
@Injectable()
export class RecordingPlaylists implements OnModuleInit {
  private readonly rendered = new Map<string, Promise<string | null>>();

  constructor(
    private readonly files: RenderedFiles,
    private readonly reader: RecordingReader,
  ) {}

  onModuleInit(): void {
    this.files.register('live.m3u8', (id) => this.fresh(`${id} video`, () => this.reader.live(id, 'video')));
    this.files.register('audio.m3u8', (id) => this.fresh(`${id} audio`, () => this.reader.live(id, 'audio')));
    this.files.register('replay.m3u8', (id) => this.reader.replay(id, 'video'));
  }

  private fresh(key: string, render: () => Promise<string | null>): Promise<string | null> {
    const known = this.rendered.get(key);
    if (known) return known;
    const playlist = render();
    this.rendered.set(key, playlist);
    setTimeout(() => this.rendered.delete(key), FRESH_MILLISECONDS).unref();
    return playlist;
  }
}
