import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyDemoData } from '../../../infra/local/demo-data.mjs';
import { startProduct } from '../../../infra/local/product.mjs';

/**
 * Starts the whole product on a private port, on a private copy of the demo data; `E2E_URL` and `E2E_DATA` name a
 * running one instead.
 */
export default async function startForJourneys(): Promise<() => Promise<void>> {
  if (process.env.E2E_URL && process.env.E2E_DATA) return async () => undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'yunqiao-e2e-'));
  const data = path.join(folder, 'data');
  const onLine = (line: string) => void process.stdout.write(`${line}\n`);
  await copyDemoData(data, { onLine });
  const product = await startProduct({ data, onLine });
  process.env.E2E_URL = product.url;
  process.env.E2E_DATA = data;
  return async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
