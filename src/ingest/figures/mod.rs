//! Figures: numbers that measure or count something, with their qualifier and unit.

mod figure;
mod hours;
mod join;
mod measure;
mod noise;
mod noun;
mod qualifier;
mod quantity;
mod scan;
#[cfg(test)]
mod tests;
mod tokens;
mod units;
mod vague;

pub(crate) use figure::{WrittenFigure, WrittenUnit};
pub(crate) use quantity::AGE;
pub(crate) use scan::figures;
pub(crate) use units::{Units, plural};
