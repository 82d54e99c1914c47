import fc from "fast-check";

// The same inputs each time: a build that fails by chance says nothing about the change that it is for. What other
// inputs would find is for `npm run fuzz`.
fc.configureGlobal({ seed: 20_261_124 });

/** fast-check, for tests that hold properties. */
export { fc };
