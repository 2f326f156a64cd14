const { TEST_S3_ENDPOINT, TEST_S3_ACCESS_KEY, TEST_S3_SECRET_KEY } = process.env;

/** The object stores on which a promise is to be kept: a folder, and a bucket where there is an S3 server. */
export function storesOf(bucket: string): [name: string, environment: Record<string, string>][] {
  const s3 = {
    ...{ OBJECT_STORE: 's3', S3_ENDPOINT: TEST_S3_ENDPOINT ?? '', S3_BUCKET: bucket },
    ...{ S3_ACCESS_KEY: TEST_S3_ACCESS_KEY ?? '', S3_SECRET_KEY: TEST_S3_SECRET_KEY ?? '' },
  };
  return TEST_S3_ENDPOINT
    ? [
        ['a folder', {}],
        ['a bucket', s3],
      ]
    : [['a folder', {}]];
}
