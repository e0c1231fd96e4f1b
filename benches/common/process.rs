//! Whole processes: their time, their processor time, their instructions.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};

/// What one run took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) wall: f64,
    pub(crate) cpu: f64,
}

/// Two commands run in turn.
pub(crate) struct Pairs {
    /// The first command's measure over the second's, run by run.
    pub(crate) wall: Vec<f64>,
    pub(crate) cpu: Vec<f64>,
}

/// Runs a command and throws its output away; `None` if it fails.
pub(crate) fn run(command: &[String]) -> Option<Run> {
    let (name, arguments) = command.split_first()?;
    let before = used(UsageWho::RUSAGE_CHILDREN);
    let started = Instant::now();
    let status = Command::new(name)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?;
    let wall = started.elapsed().as_secs_f64();
    let cpu = used(UsageWho::RUSAGE_CHILDREN).saturating_sub(before).as_secs_f64();
    status.success().then_some(Run { wall, cpu })
}

/// The processor time of this process, or of the children that ended.
pub(crate) fn used(whose: UsageWho) -> Duration {
    let usage = getrusage(whose).expect("the system tells what was used");
    let time = |time: nix::sys::time::TimeVal| {
        Duration::from_micros(
            u64::try_from(time.tv_sec() * 1_000_000 + time.tv_usec()).unwrap_or(0),
        )
    };
    time(usage.user_time()) + time(usage.system_time())
}

/// Runs two commands in turn, so that both meet the same moods of the machine;
/// `None` if one of them fails.
pub(crate) fn pairs(runs: usize, first: &[String], second: &[String]) -> Option<Pairs> {
    run(first)?;
    run(second)?;
    let mut pairs = Pairs { wall: Vec::new(), cpu: Vec::new() };
    for number in 0..runs {
        let (one, other) = if number.is_multiple_of(2) {
            let one = run(first)?;
            (one, run(second)?)
        } else {
            let other = run(second)?;
            (run(first)?, other)
        };
        pairs.wall.push(one.wall / other.wall);
        pairs.cpu.push(one.cpu / other.cpu);
    }
    Some(pairs)
}

/// The instructions that a command executes in user space, as valgrind counts
/// them; `None` where there is no valgrind.
pub(crate) fn instructions(command: &[String]) -> Option<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .args(command)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .output()
        .ok()?;
    let told = String::from_utf8_lossy(&output.stderr);
    let line = told.lines().find(|line| line.contains("Collected :"))?;
    line.rsplit(' ').next()?.parse().ok()
}
