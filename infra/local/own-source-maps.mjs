/**
 * Loaded before the api and the worker: traces name our own source lines. Packages' source maps, which Node's flag would
 * load as well, are 27 MB of memory in each process.
 */
import { setSourceMapsSupport } from 'node:module';

setSourceMapsSupport(true, { nodeModules: false });
