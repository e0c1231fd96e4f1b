//! What the terminal, or the pipe, can show: colors, width and characters.

use std::ffi::OsString;
use std::io::IsTerminal;

use clap::{ColorChoice, ValueEnum};

use crate::render::{Screen, Style};

/// The number of columns to draw on without a terminal, and its bounds.
const PIPE: usize = 100;
const MIN: usize = 40;
const MAX: usize = 1000;

/// When to use colors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Whether to color output to a stream.
    pub(super) fn applies(self, stream: &impl IsTerminal) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let unset = |name| std::env::var_os(name).is_none_or(|value| value.is_empty());
                let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
                stream.is_terminal() && unset("NO_COLOR") && !dumb
            }
        }
    }

    /// The same for clap's own help and errors.
    pub(super) fn for_help(self) -> ColorChoice {
        match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::Always,
            Self::Never => ColorChoice::Never,
        }
    }

    /// The color asked for, before the arguments are parsed: help and usage
    /// errors follow it too.
    pub(super) fn asked(arguments: &[OsString]) -> Self {
        let mut asked = Self::Auto;
        let mut words = arguments.iter().filter_map(|word| word.to_str());
        while let Some(word) = words.next() {
            let value = match word.strip_prefix("--color") {
                Some("") => words.next(),
                Some(rest) => rest.strip_prefix('='),
                None => None,
            };
            if let Some(color) = value.and_then(|value| Self::from_str(value, false).ok()) {
                asked = color;
            }
        }
        asked
    }
}

/// The style of standard output.
pub(super) fn style(color: Color) -> Style {
    let out = std::io::stdout();
    let width = out
        .is_terminal()
        .then(|| terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0)));
    Style { width, color: color.applies(&out), decimal_comma: decimal_comma() }
}

/// Whether the locale writes numbers with a decimal comma.
pub(super) fn decimal_comma() -> bool {
    let variable = |name| std::env::var(name).unwrap_or_default();
    let locale = ["LC_ALL", "LC_NUMERIC", "LANG"].map(variable);
    let locale = locale.into_iter().find(|value| !value.is_empty()).unwrap_or_default();
    has_decimal_comma(&locale)
}

/// Whether a locale such as `fr_FR.UTF-8` has decimal commas: languages that do, without
/// the countries that differ (Unicode CLDR 47, `decimal` of the default numbers).
fn has_decimal_comma(locale: &str) -> bool {
    const LANGUAGES: [&str; 43] = [
        "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr",
        "gl", "hr", "hu", "hy", "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn",
        "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "vi",
    ];
    const POINT: [&str; 5] = ["de_CH", "de_LI", "es_MX", "es_US", "it_CH"];
    let place = locale.split(['.', '@']).next().unwrap_or_default();
    let language = place.split('_').next().unwrap_or_default();
    LANGUAGES.contains(&language) && !POINT.contains(&place)
}

/// What can be drawn on standard output.
pub(super) fn screen(color: Color) -> Screen {
    let variable = |name| std::env::var(name).unwrap_or_default();
    let Style { width, color, .. } = style(color);
    let columns = || variable("COLUMNS").parse().ok().filter(|columns| *columns > 0);
    let width = width.or_else(columns).unwrap_or(PIPE).clamp(MIN, MAX);
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(variable);
    let locale = locale.iter().find(|value| !value.is_empty()).map(|value| value.to_lowercase());
    let utf8 = locale.is_some_and(|locale| locale.contains("utf-8") || locale.contains("utf8"));
    // Windows has no such variables, and its terminals support UTF-8.
    let ascii = !(utf8 || cfg!(windows)) || variable("TERM") == "dumb";
    Screen { width, color, ascii }
}

#[cfg(test)]
mod tests {
    use super::has_decimal_comma;

    #[test]
    fn a_locale_tells_how_numbers_are_written() {
        for locale in ["fr_FR.UTF-8", "de_DE@euro", "pt_BR", "it"] {
            assert!(has_decimal_comma(locale), "{locale}");
        }
        for locale in ["en_US.UTF-8", "C", "", "es_MX.UTF-8", "de_CH", "ja_JP"] {
            assert!(!has_decimal_comma(locale), "{locale}");
        }
    }
}
