const { TEST_S3_ENDPOINT, TEST_S3_ACCESS_KEY, TEST_S3_SECRET_KEY } = process.env;

/** Whether there is an S3 server to test on. */
export const isS3There = Boolean(TEST_S3_ENDPOINT);

/** What a room is told to keep its objects in a bucket of the tests' S3 server. */
export function s3Of(bucket: string): Record<string, string> {
  return {
    ...{ OBJECT_STORE: 's3', S3_ENDPOINT: TEST_S3_ENDPOINT ?? '', S3_BUCKET: bucket },
    ...{ S3_ACCESS_KEY: TEST_S3_ACCESS_KEY ?? '', S3_SECRET_KEY: TEST_S3_SECRET_KEY ?? '' },
  };
}

/** The object stores on which a promise is to be kept: a folder, and a bucket where there is an S3 server. */
export function storesOf(bucket: string): [name: string, environment: Record<string, string>][] {
  return isS3There
    ? [
        ['a folder', {}],
        ['a bucket', s3Of(bucket)],
      ]
    : [['a folder', {}]];
}
