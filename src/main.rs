//! The `kb` binary: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    kb::run(std::env::args_os())
}
