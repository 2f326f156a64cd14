/** Largest body of a request that is not an upload. */
export const graphqlBodyBytes = 256 * 1024;
