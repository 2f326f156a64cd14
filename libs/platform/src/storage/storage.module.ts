import { Global, Module } from '@nestjs/common';
import { Configuration } from '../configuration/platform-configuration.js';
import { FolderObjectStore } from './folder.object-store.js';
import { ObjectStore } from './object-store.js';

/** The object store that the configuration names. */
@Global()
@Module({
  providers: [{ provide: ObjectStore, inject: [Configuration], useFactory: openObjectStore }],
  exports: [ObjectStore],
})
export class StorageModule {}

async function openObjectStore(configuration: Configuration): Promise<ObjectStore> {
  if (configuration.get('OBJECT_STORE') === 'folder')
    return new FolderObjectStore(configuration.get('OBJECT_STORE_FOLDER'));
  // Its client is several megabytes of code: who keeps objects in a folder loads none of it.
  const { S3ObjectStore } = await import('./s3.object-store.js');
  const store = new S3ObjectStore({
    endpoint: configuration.get('S3_ENDPOINT'),
    accessKey: configuration.get('S3_ACCESS_KEY'),
    secretKey: configuration.get('S3_SECRET_KEY'),
    bucket: configuration.get('S3_BUCKET'),
    region: configuration.get('S3_REGION'),
  });
  await store.prepare();
  return store;
}
