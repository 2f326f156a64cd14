import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProduct } from '../../../infra/local/product.mjs';

/** Starts the whole product with its demo data on a private port and folder; `E2E_URL` and `E2E_DATA` name a running one instead. */
export default async function startForJourneys(): Promise<() => Promise<void>> {
  if (process.env.E2E_URL && process.env.E2E_DATA) return async () => undefined;
  const data = mkdtempSync(path.join(tmpdir(), 'yunqiao-e2e-'));
  const product = await startProduct({ data, onLine: (line: string) => process.stdout.write(`${line}\n`) });
  process.env.E2E_URL = product.url;
  process.env.E2E_DATA = data;
  return async () => {
    await product.stop();
    rmSync(data, { recursive: true, force: true });
  };
}
