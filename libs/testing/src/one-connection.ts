import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';

/** The parts of TypeORM's driver and manager that are watched. */
interface Watched {
  driver: { obtainMasterConnection(): Promise<unknown> };
  manager: { transaction(work: (tx: EntityManager) => Promise<unknown>): Promise<unknown> };
}

/**
 * From now on a transaction that asks for another connection beside its own fails. On a busy day each such transaction holds one and
 * waits for one: once all connections are held so, nothing goes on any more.
 */
export function refuseSecondConnections(database: DataSource): void {
  const inside = new AsyncLocalStorage<true>();
  const { driver, manager } = database as unknown as Watched;
  const [obtain, transact] = [driver.obtainMasterConnection.bind(driver), manager.transaction.bind(manager)];
  driver.obtainMasterConnection = async () => {
    if (inside.getStore())
      throw new Error('A transaction asked for a second connection; give it the manager of the first.');
    return obtain();
  };
  manager.transaction = (work) => transact((tx) => inside.run(true, () => work(tx)));
}
