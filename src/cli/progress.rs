//! A progress bar on a terminal, for work that takes longer than a second.

use std::cell::OnceCell;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that appears after a second.
pub(super) struct Progress {
    /// What is counted: `rows`, `articles`.
    what: &'static str,
    shown: OnceCell<ProgressBar>,
    since: OnceCell<Instant>,
}

impl Progress {
    pub(super) fn new(what: &'static str) -> Self {
        Self { what, shown: OnceCell::new(), since: OnceCell::new() }
    }

    /// Sets how much of the work is done.
    pub(super) fn set(&self, done: usize, total: usize) {
        if self.since.get_or_init(Instant::now).elapsed() > Duration::from_secs(1) {
            self.shown.get_or_init(|| self.bar(total)).set_position(done as u64);
        }
    }

    /// Removes the bar.
    pub(super) fn clear(&self) {
        if let Some(bar) = self.shown.get() {
            bar.finish_and_clear();
        }
    }

    /// A bar that draws nothing unless standard error is a terminal.
    fn bar(&self, total: usize) -> ProgressBar {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
        let template = format!("{{wide_bar}} {{pos}}/{{len}} {}, {{eta}} left", self.what);
        let style = ProgressStyle::with_template(&template);
        bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    }
}
