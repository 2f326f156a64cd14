/** How a process behaves that runs test files. */

// Programs that tests start are no tests.
delete process.env.NODE_OPTIONS;

// The runner lets go of this process once nothing is left to test; what still listens here must not keep it.
process.once('disconnect', () => process.exit());
