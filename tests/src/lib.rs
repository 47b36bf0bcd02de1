//! The tests are in `tests/`: `runtime` runs the real runtime in externalities, `e2e` the real node as a process.
