//! The tests are in `tests/`: `runtime` runs the real runtime in externalities, `e2e` the real node as a process; `network/`
//! runs the parachain on a relay chain. Here is what those that start processes share.

use std::path::{Path, PathBuf};

/// A program that the build has left: beside the folder of tests (`deps`) or of examples that this one is in.
///
/// # Errors
/// When it is not there.
pub fn program(name: &str) -> Result<PathBuf, String> {
    let this =
        std::env::current_exe().map_err(|error| format!("where is this program? {error}"))?;
    let release = this.parent().and_then(Path::parent);
    let program = release
        .ok_or("this program is not in a target directory")?
        .join(name);
    if program.exists() {
        Ok(program)
    } else {
        Err(format!(
            "{} is missing: run scripts/build.sh",
            program.display()
        ))
    }
}

/// The repository's root.
pub fn repository() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests)
}
