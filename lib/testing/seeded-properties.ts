import fc from "fast-check";

// Runs before each test file. The inputs are the same each time, because a build that fails by chance says nothing about
// its change.
fc.configureGlobal({ seed: 20_261_124 });
