// Signs nginx's own requests to the S3 server: AWS Signature Version 4
// (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html), for GET, with the payload unsigned.
import crypto from 'crypto';

const signedHeaders = 'host;x-amz-content-sha256;x-amz-date';

/** `20261201T083000Z`: the instant of the request, the same wherever it is asked for. */
function date() {
  return new Date().toISOString().replace(/[:-]|\.\d{3}/g, '');
}

/** The header `Authorization` of the request for the object that the signed address names. */
function authorization(r) {
  const v = r.variables;
  const instant = v.yunqiao_s3_date;
  const day = instant.slice(0, 8);
  const scope = `${day}/${v.yunqiao_s3_region}/s3/aws4_request`;
  const path = `/${v.yunqiao_s3_bucket}/media/${v.yunqiao_media}/${v.yunqiao_file}`;
  const headers = `host:${v.yunqiao_s3_host}\nx-amz-content-sha256:UNSIGNED-PAYLOAD\nx-amz-date:${instant}\n`;
  const request = ['GET', path, '', headers, signedHeaders, 'UNSIGNED-PAYLOAD'].join('\n');
  const text = ['AWS4-HMAC-SHA256', instant, scope, sha256(request)].join('\n');
  const key = [day, v.yunqiao_s3_region, 's3', 'aws4_request'].reduce(hmac, `AWS4${v.yunqiao_s3_secret_key}`);
  const signature = hmac(key, text).toString('hex');
  return `AWS4-HMAC-SHA256 Credential=${v.yunqiao_s3_access_key}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

function sha256(text) {
  return crypto.createHash('sha256').update(text).digest('hex');
}

function hmac(key, text) {
  return crypto.createHmac('sha256', key).update(text).digest();
}

export default { authorization, date };
