//! Migrations of storage, run once at an upgrade. A new layout of storage comes with one, and with its test.

/// Those of this version: none, for it is the first.
pub type SingleBlockMigrations = ();
