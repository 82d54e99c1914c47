import fc from "fast-check";

// Before each file of tests. The same inputs each time: a build that fails by chance says nothing about the change that
// it is for.
fc.configureGlobal({ seed: 20_261_124 });
