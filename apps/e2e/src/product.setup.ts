import { startDemoProduct } from '../../../infra/local/demo-data.mjs';

/**
 * Starts the whole product on a private port, on a private copy of the demo data; `E2E_URL` and `E2E_DATA` name a
 * running one instead.
 */
export default async function startForJourneys(): Promise<() => Promise<void>> {
  if (process.env.E2E_URL && process.env.E2E_DATA) return async () => undefined;
  const product = await startDemoProduct({ onLine: (line) => void process.stdout.write(`${line}\n`) });
  process.env.E2E_URL = product.url;
  process.env.E2E_DATA = product.data;
  return async () => {
    await product.stop();
    product.remove();
  };
}
