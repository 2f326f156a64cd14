import type { DynamicModule } from '@nestjs/common';
import { copyFile, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import {
  identityEntities,
  identityMigrations,
  IdentityModule,
  Membership,
  nameOf,
  Organisation,
  Person,
  searchKeys,
  SessionService,
} from '@yunqiao/identity';
import { ActorSource, newId, ObjectStore, OutboxMessage, type Actor, type Role } from '@yunqiao/platform';
import { openTestApp, type TestApp } from '@yunqiao/testing';
import { MediaChunk } from '../media/media-chunk.entity.js';
import { MediaRendition } from '../media/media-rendition.entity.js';
import { Media, type MediaKind } from '../media/media.entity.js';
import { mediaEntities, mediaMigrations } from '../media.entities.js';
import { MediaGraphqlModule } from '../media-graphql.module.js';
import { MediaHttpModule } from '../media-http.module.js';
import { MediaWorkerModule } from '../media-worker.module.js';
import { prepareQueue } from '../transcode/media-queues.js';
import { PrepareProcessor } from '../transcode/prepare.processor.js';
import { ChunkProcessor } from '../transcode/chunk.processor.js';
import { UploadStore } from '../upload/upload-store.js';
import { UploadService } from '../upload/upload.service.js';

/** This room on real servers and real ffmpeg, with whatever a test has to do again and again. */
export class MediaRoom {
  private readonly tokens = new Map<string, string>();

  private constructor(readonly test: TestApp) {}

  static async open(
    environment: Record<string, string> = {},
    more: readonly DynamicModule[] = [],
    beside?: MediaRoom,
  ): Promise<MediaRoom> {
    const test = await openTestApp({
      imports: [IdentityModule, MediaHttpModule, MediaGraphqlModule, MediaWorkerModule, ...more],
      parts: {
        entities: [...identityEntities, ...mediaEntities],
        migrations: [...identityMigrations, ...mediaMigrations],
      },
      environment,
      beside: beside?.test,
    });
    return new MediaRoom(test);
  }

  get<Service>(service: abstract new (...given: never[]) => Service): Service {
    return this.test.app.get<Service>(service as new () => Service, { strict: false });
  }

  get database() {
    return this.test.database.source;
  }

  async school(): Promise<string> {
    const id = newId();
    await this.database.manager.insert(Organisation, {
      ...{ id, kind: 'school', region: 'shanghai', parentId: null, closedAt: null, version: 1 },
      ...{ name: '测试学校', shortName: '测试' },
      ...searchKeys('测试学校', 'other'),
    });
    return id;
  }

  /** Somebody with an account, a role in its school, and a session. */
  async person(role: Role = 'trainer', schoolId?: string): Promise<Actor> {
    const organisationId = schoolId ?? (await this.school());
    const id = newId();
    const token = await this.database.transaction(async (tx) => {
      await tx.insert(Person, {
        ...{ id, schoolId: organisationId, accountName: id.slice(-12), ...nameOf('杨老师'), locale: null },
        ...{ passwordHash: null, mustChangePassword: false, activationHash: null, isTest: false },
        ...{ disabledAt: null, sessionsValidFrom: null, version: 1 },
      });
      await tx.insert(Membership, {
        ...{ id: newId(), personId: id, organisationId, classGroupId: null, role, subject: null },
        ...{ validFrom: '2019-09-01', validTo: null, version: 1 },
      });
      return (await this.get(SessionService).begin(tx, id, { deviceToken: null, userAgent: 'test' })).token;
    });
    this.tokens.set(id, token);
    const actor = await this.test.app.get<ActorSource>(ActorSource, { strict: false }).findActor(token);
    if (!actor) throw new Error('The new session is not known');
    return actor;
  }

  /** The session cookie of somebody that `person` made. */
  tokenOf(actor: Actor): string {
    return this.tokens.get(actor.personId) ?? '';
  }

  /** Address under which the room answers real connections. */
  async listen(): Promise<string> {
    if (!this.test.app.getHttpServer().listening) await this.test.app.listen(0, '127.0.0.1');
    return this.test.app.getUrl();
  }

  /** A browser in which this person is signed in. */
  client(actor?: Actor) {
    const client = this.test.client();
    if (actor) client.cookies.set('yq_session', this.tokenOf(actor));
    return client;
  }

  /** An upload whose bytes have all arrived, and whose end was told. */
  async upload(
    actor: Actor,
    file: string,
    kind: MediaKind = 'video',
    contentType = 'video/mp4',
    fileName = basename(file),
  ): Promise<Media> {
    const { size: bytes } = await stat(file);
    const id = newId();
    await this.get(UploadService).begin(actor, { id, kind, fileName, bytes, contentType });
    const place = this.get(UploadStore).fileOf(id);
    await mkdir(dirname(place), { recursive: true });
    await copyFile(file, place);
    await this.get(UploadService).finish(id);
    return this.find(id);
  }

  find(id: string): Promise<Media> {
    return this.database.manager.findOneByOrFail(Media, { id });
  }

  renditions(mediaId: string): Promise<MediaRendition[]> {
    return this.database.manager.findBy(MediaRendition, { mediaId });
  }

  /** Does what the worker would do with the first job. */
  async prepare(media: Media, isLastAttempt = true): Promise<Media> {
    const signal = new AbortController().signal;
    const context = { signal, isLastAttempt, attempt: isLastAttempt ? prepareQueue.attempts : 1 };
    await this.get(PrepareProcessor).prepare({ mediaId: media.id, attempt: media.attempt }, context);
    return this.find(media.id);
  }

  /** Does all the work that follows, in the worker's order. */
  async transcode(media: Media): Promise<Media> {
    while ((await this.chunks(media.id)).some(({ state }) => state === 'waiting')) await this.takeNext();
    return this.find(media.id);
  }

  /** Redeems one ticket. */
  async takeNext(signal: AbortSignal = new AbortController().signal): Promise<void> {
    await this.get(ChunkProcessor).work({}, { signal });
  }

  /** The work on an upload, in order. */
  chunks(mediaId: string): Promise<MediaChunk[]> {
    return this.database.manager.find(MediaChunk, { where: { mediaId }, order: { kind: 'ASC', number: 'ASC' } });
  }

  async news(mediaId: string): Promise<string[]> {
    const told = await this.database.manager.findBy(OutboxMessage, { key: mediaId });
    return told.sort((a, b) => a.id.localeCompare(b.id)).map(({ kind }) => kind);
  }

  /** Copies what players would fetch into a folder, and calls `look` with it. */
  async withObjects<T>(mediaId: string, look: (folder: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'yunqiao-objects-'));
    const objects = this.test.app.get<ObjectStore>(ObjectStore);
    try {
      for (const key of await objects.list(`media/${mediaId}/`)) {
        const place = join(folder, key.split('/').slice(2).join('/'));
        await mkdir(dirname(place), { recursive: true });
        await writeFile(place, (await objects.read(key)).stream);
      }
      return await look(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  close(): Promise<void> {
    return this.test.close();
  }
}
