//! The colors of charts and timelines, on a terminal and in SVG.

use anstyle::AnsiColor;

/// A color that stands for something: a system, or the status of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Color {
    Green,
    Cyan,
    Yellow,
    Magenta,
    Blue,
    Red,
}

impl Color {
    /// The colors in the order in which they are given out.
    pub(super) const ALL: [Self; 6] =
        [Self::Green, Self::Cyan, Self::Yellow, Self::Magenta, Self::Blue, Self::Red];

    /// The color of a terminal.
    pub(super) fn ansi(self) -> AnsiColor {
        match self {
            Self::Green => AnsiColor::Green,
            Self::Cyan => AnsiColor::Cyan,
            Self::Yellow => AnsiColor::Yellow,
            Self::Magenta => AnsiColor::Magenta,
            Self::Blue => AnsiColor::Blue,
            Self::Red => AnsiColor::Red,
        }
    }

    /// The color in SVG, dark enough for text on white.
    pub(super) fn hex(self) -> &'static str {
        match self {
            Self::Green => "#1b7f3b",
            Self::Cyan => "#0b7285",
            Self::Yellow => "#a85c00",
            Self::Magenta => "#8a2f9e",
            Self::Blue => "#1c5fb8",
            Self::Red => "#be2828",
        }
    }
}
