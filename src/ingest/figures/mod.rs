//! Figures: numbers that measure or count something, with qualifier and unit.

mod figure;
mod join;
mod measure;
mod noise;
mod noun;
mod page;
mod qualifier;
mod quantity;
mod scan;
#[cfg(test)]
mod tests;
mod units;
mod vague;

pub(crate) use figure::{Figure, Unit};
pub(crate) use scan::figures;
pub(crate) use units::Units;
