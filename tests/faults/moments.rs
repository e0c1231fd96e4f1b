//! Random moments that are the same in every run with the same seed.

use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

/// Sends a signal to a process that has not been waited for.
pub(crate) fn send(signal: Signal, id: u32) {
    kill(Pid::from_raw(id.try_into().unwrap()), signal).unwrap();
}

/// Waits until a moment, more precisely than a sleep does.
pub(crate) fn wait_until(end: Instant) {
    while let Some(left) = end.checked_duration_since(Instant::now()) {
        if left > Duration::from_millis(2) {
            std::thread::sleep(left.saturating_sub(Duration::from_millis(1)));
        } else {
            std::thread::yield_now();
        }
    }
}

/// A pseudorandom number generator (splitmix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A random duration below a limit.
    pub(crate) fn part(&mut self, of: Duration) -> Duration {
        let nanos = u64::try_from(of.as_nanos()).unwrap().max(1);
        Duration::from_nanos(self.next() % nanos)
    }
}

/// A number from an environment variable.
pub(crate) fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap())
}
