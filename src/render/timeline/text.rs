//! A timeline in characters.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::names::{parts, unnamed};
use super::{Event, Line, Timeline};
use crate::model::Language;
use crate::query::Rows;
use crate::render::screen::{Screen, joined, pad};

/// The width of a density bar, on a wide screen and on a narrow one.
const BAR: (usize, usize) = (8, 4);

/// A screen with fewer columns is narrow.
const NARROW: usize = 60;

/// The width of the year and the quarter before the density bar.
const HEAD: usize = 9;

/// The events of an answer, one per line; nothing if there are none.
#[must_use]
pub fn text(rows: &Rows, language: Language, screen: Screen) -> String {
    let timeline = Timeline::of(rows, language);
    let columns = Columns {
        bar: if screen.width < NARROW { BAR.1 } else { BAR.0 },
        number: timeline.max.to_string().len(),
        date: timeline.date_width(),
        timeline: &timeline,
        screen,
    };
    let mut lines = Vec::new();
    for line in &timeline.lines {
        match line {
            Line::Gap => lines.push(screen.sign("  ⋮", "  :").to_owned()),
            Line::Event { year, quarter, event } => {
                if year.is_some() && !lines.is_empty() {
                    lines.push(String::new());
                }
                lines.push(columns.line(year.as_deref(), quarter.as_ref(), event.as_ref()));
            }
        }
    }
    joined(&lines)
}

/// The widths of the columns.
struct Columns<'t> {
    bar: usize,
    number: usize,
    date: usize,
    timeline: &'t Timeline,
    screen: Screen,
}

impl Columns<'_> {
    fn line(
        &self,
        year: Option<&str>,
        quarter: Option<&(String, usize)>,
        event: Option<&Event>,
    ) -> String {
        let year = year.unwrap_or_default();
        let gap = " ".repeat(4_usize.saturating_sub(year.len()));
        let year = self.screen.styled(year, Style::new().bold()) + &gap;
        let (name, density) = match quarter {
            Some((name, events)) => (name.as_str(), self.density(*events)),
            None => ("", " ".repeat(self.density_width())),
        };
        let head = format!("{year}  {} {density}", pad(name, 2));
        match event {
            Some(event) => {
                format!("{head}  {}  {}", pad(&event.date, self.date), self.event(event))
            }
            None => head,
        }
    }

    fn density_width(&self) -> usize {
        self.bar + 1 + self.number
    }

    /// A bar in proportion to the events, rounded up to half a character, and
    /// their number.
    fn density(&self, events: usize) -> String {
        if events == 0 {
            return pad(self.screen.sign("·", "."), self.density_width());
        }
        let halves = match self.timeline.max {
            max if max <= self.bar => 2 * events,
            max => (2 * events * self.bar).div_ceil(max),
        };
        let mut bar = self.screen.sign("█", "#").repeat(halves / 2);
        if halves % 2 == 1 {
            bar.push_str(self.screen.sign("▌", "#"));
        }
        let bar = self.screen.styled(&pad(&bar, self.bar), AnsiColor::BrightBlack.on_default());
        format!("{bar} {events:>0$}", self.number)
    }

    /// The title, and the systems it does not name, within the width.
    fn event(&self, event: &Event) -> String {
        let used = HEAD + self.density_width() + 2 + self.date + 2;
        let room = self.screen.width.saturating_sub(used).max(self.date);
        let mut line = self.screen.clip(&event.title, room);
        let systems = format!("  [{}]", unnamed(event).join(", "));
        // No name is better than half a name.
        let left = room.saturating_sub(line.width());
        if systems.len() > 4 && left > 10.min(systems.width() - 1) {
            line.push_str(&self.screen.clip(&systems, left));
        }
        let colored = parts(&line, &self.timeline.systems).into_iter().map(|(text, system)| {
            let Some(system) = system else { return text.to_owned() };
            let color = Timeline::color(system).map(|color| color.ansi().on_default());
            self.screen.styled(text, color.unwrap_or_default().bold())
        });
        colored.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{answer, text as value};
    use super::*;

    const UTF8: Screen = Screen { width: 60, color: false, ascii: false };

    fn events() -> Rows {
        let event = |date, title, systems| [value(date), value(title), value(systems)];
        answer(
            ["date", "title", "systems"],
            &[
                event("2021-08-19", "The D1 is shown", "D1, Dojo"),
                event("2021-08", "A title that is much too long for its line", "Dojo"),
                event("2021-07-01", "Été: 日本 \u{1b}[31m & <b>", ""),
                event("2021", "A vague year", "FSD"),
                event("2022-04-01", "Dojo\nagain", "Dojo"),
                event("2024-Q1", "Long after", "Dojo"),
            ],
        )
    }

    #[test]
    fn a_line_per_event_with_years_at_the_side() {
        assert_eq!(
            text(&events(), Language::En, UTF8),
            "\
2021                 2021        A vague year  [FSD]
      Q1 ·
      Q2 ·
      Q3 ███      3  2021-07-01  Été: 日本 \\x1b[31m & <b>
                     2021-08     A title that is much too l…
                     2021-08-19  The D1 is shown  [Dojo]
      Q4 ·

2022  Q1 ·
      Q2 █        1  2022-04-01  Dojo again
      Q3 ·
      Q4 ·
  ⋮

2024  Q1 █        1  2024-Q1     Long after  [Dojo]
"
        );
    }

    #[test]
    fn without_unicode_and_in_french() {
        let ascii = Screen { ascii: true, width: 40, ..UTF8 };
        let shown = text(&events(), Language::Fr, ascii);
        let lines: Vec<_> = shown.lines().collect();
        assert_eq!(lines[2], "      T2 .");
        assert_eq!(lines[3], "      T3 ###  3  2021-07-01  Été: 日...");
        assert_eq!(lines[4], "                 2021-08     A title...");
        assert!(lines.contains(&"  :"));
        assert!(shown.lines().all(|line| line.width() <= 40), "{shown}");
    }

    #[test]
    fn systems_have_colors_if_colors_are_on() {
        let shown = text(&events(), Language::En, Screen { color: true, ..UTF8 });
        assert!(
            shown.contains(
                "The \u{1b}[1m\u{1b}[36mD1\u{1b}[0m is shown  [\u{1b}[1m\u{1b}[32mDojo\u{1b}[0m]"
            ),
            "{shown:?}"
        );
    }

    #[test]
    fn a_bar_is_scaled_to_its_column() {
        let rows: Vec<_> = (1..=17)
            .map(|day| [value(&format!("2021-01-{day:02}")), value("t"), value("")])
            .chain([[value("2021-04-01"), value("t"), value("")]])
            .collect();
        let shown = text(&answer(["date", "title", "systems"], &rows), Language::En, UTF8);
        let first = shown.lines().next().unwrap();
        assert_eq!(first, "2021  Q1 ████████ 17  2021-01-01  t");
        assert_eq!(shown.lines().last().unwrap(), "      Q2 ▌         1  2021-04-01  t");
    }
}
