//! The `kb` binary.
fn main() {}
