import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of a request or a job carries. */
export interface Scope {
  readonly requestId?: string;
  readonly jobId?: string;
  personId?: string;
}

const scopes = new AsyncLocalStorage<Scope>();

/** Runs `work` so that what it logs carries `scope`. */
export function runInScope<Result>(scope: Scope, work: () => Result): Result {
  return scopes.run(scope, work);
}

/** The request or job that is being worked on. */
export function currentRequest(): Scope | undefined {
  return scopes.getStore();
}
