//! A timeline in characters.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::line::{pieces, unnamed};
use super::{Entry, Section, Timeline, name, sign};
use crate::model::Language;
use crate::query::Rows;
use crate::render::screen::{Screen, joined, pad};

/// The colors of the systems with the most events; the others have none.
const COLORS: [AnsiColor; 6] = [
    AnsiColor::Green,
    AnsiColor::Cyan,
    AnsiColor::Yellow,
    AnsiColor::Magenta,
    AnsiColor::Blue,
    AnsiColor::Red,
];

/// What a density bar may fill, on a wide screen and on a narrow one.
const BAR: (usize, usize) = (8, 4);

/// Below this a screen is narrow.
const NARROW: usize = 60;

/// The events of an answer, a line each; nothing if there are none.
#[must_use]
pub fn text(rows: &Rows, language: Language, screen: Screen) -> String {
    let timeline = Timeline::of(rows);
    let writer = Writer {
        bar: if screen.width < NARROW { BAR.1 } else { BAR.0 },
        number: timeline.most.to_string().len(),
        date: timeline.date_width(),
        timeline: &timeline,
        language,
        screen,
    };
    let mut lines = Vec::new();
    let mut before = None;
    for section in &timeline.sections {
        match section {
            Section::Years => lines.push(screen.sign("  ⋮", "  :").to_owned()),
            Section::Quarter { year, number, entries } => {
                let label = if before == Some(*year) { String::new() } else { name(*year) };
                if !label.is_empty() && before.is_some() {
                    lines.push(String::new());
                }
                writer.quarter(&label, *number, entries, &mut lines);
                before = Some(*year);
            }
        }
    }
    joined(&lines)
}

struct Writer<'t> {
    timeline: &'t Timeline,
    language: Language,
    screen: Screen,
    /// Widths in columns.
    bar: usize,
    number: usize,
    date: usize,
}

impl Writer<'_> {
    /// The lines of a quarter: the first has its name and its density, and the
    /// year where it begins.
    fn quarter(&self, year: &str, number: u32, entries: &[Entry], lines: &mut Vec<String>) {
        let gap = " ".repeat(4_usize.saturating_sub(year.len()));
        let year = self.screen.styled(year, Style::new().bold()) + &gap;
        let density = if number == 0 { self.blank() } else { self.density(entries.len()) };
        let head = format!("{year}  {} {density}", pad(&sign(number, self.language), 2));
        let next = format!("{}{}", " ".repeat(9), self.blank());
        if entries.is_empty() {
            lines.push(head);
            return;
        }
        for (index, entry) in entries.iter().enumerate() {
            let head = if index == 0 { &head } else { &next };
            lines.push(format!("{head}  {}  {}", pad(&entry.date, self.date), self.event(entry)));
        }
    }

    fn blank(&self) -> String {
        " ".repeat(self.bar + 1 + self.number)
    }

    /// A bar as long as there are events, halves counted up, and their number.
    fn density(&self, events: usize) -> String {
        if events == 0 {
            return pad(self.screen.sign("·", "."), self.bar + 1 + self.number);
        }
        let halves = match self.timeline.most {
            most if most <= self.bar => 2 * events,
            most => (2 * events * self.bar).div_ceil(most),
        };
        let mut bar = self.screen.sign("█", "#").repeat(halves / 2);
        if halves % 2 == 1 {
            bar.push_str(self.screen.sign("▌", "#"));
        }
        let bar = self.screen.styled(&pad(&bar, self.bar), AnsiColor::BrightBlack.on_default());
        format!("{bar} {events:>0$}", self.number)
    }

    /// The title and the systems it does not name, within the width.
    fn event(&self, entry: &Entry) -> String {
        let used = 4 + 2 + 2 + 1 + self.bar + 1 + self.number + 2 + self.date + 2;
        let room = self.screen.width.saturating_sub(used).max(self.date);
        let mut line = self.screen.clip(&entry.title, room);
        let systems = format!("  [{}]", unnamed(entry).join(", "));
        // A title that just fits is worth more than half a name.
        let left = room.saturating_sub(line.width());
        if systems.len() > 4 && left > 10.min(systems.width() - 1) {
            line.push_str(&self.screen.clip(&systems, left));
        }
        let colored = pieces(&line, &self.timeline.systems).into_iter().map(|(text, system)| {
            let color = system.and_then(|system| COLORS.get(system));
            let style = color.map_or(Style::new(), |color| color.on_default());
            if system.is_some() { self.screen.styled(text, style.bold()) } else { text.to_owned() }
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
    fn years_stand_at_the_side_and_a_line_is_an_event() {
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
    fn systems_have_colors_where_colors_are_on() {
        let shown = text(&events(), Language::En, Screen { color: true, ..UTF8 });
        assert!(
            shown.contains(
                "The \u{1b}[1m\u{1b}[36mD1\u{1b}[0m is shown  [\u{1b}[1m\u{1b}[32mDojo\u{1b}[0m]"
            ),
            "{shown:?}"
        );
    }

    #[test]
    fn a_bar_is_cut_to_its_room() {
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
