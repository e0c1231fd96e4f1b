//! A chart in characters: the marks, the axes, what the marks mean, and a list
//! that tells every figure.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::axis::Axis;
use super::marks::{Axes, Cell, Grid, draw, glyph};
use super::{Chart, Mark, words};
use crate::model::{FigureStatus, Language};
use crate::query::Rows;
use crate::render::screen::{Screen, joined, pad};

/// The rows between the axes.
const HEIGHT: usize = 16;

/// A chart gets no wider than this: time would be too thin to be read.
const WIDEST: usize = 140;

/// The columns that what a figure is about must have, to stand in one line with
/// the rest.
const NARROWEST: usize = 24;

/// The columns for a label of time, and the space beside it.
const LABEL: usize = 9;

/// The figures of an answer, all of one dimension.
#[must_use]
pub fn text(rows: &Rows, language: Language, screen: Screen) -> String {
    if rows.rows.is_empty() {
        return String::new();
    }
    let screen = Screen { width: screen.width.min(WIDEST), ..screen };
    let chart = Chart::of(rows, language);
    let amounts = chart.amounts();
    let plain = |text: &str| if screen.ascii { words::ascii(text) } else { text.to_owned() };
    let side: Vec<_> = amounts.labels.iter().map(|(place, label)| (*place, plain(label))).collect();
    let margin = side.iter().map(|(_, label)| label.width()).max().unwrap_or(0);
    let width = screen.width.saturating_sub(margin + 2).max(LABEL);
    let time = chart.time(width / LABEL);
    let mut grid = Grid::new(width, HEIGHT);
    let axes = Axes { time: &time, amounts: &amounts };
    let without = draw(&mut grid, &chart.marks, &axes, screen);
    let writer = Writer { chart: &chart, screen };
    let mut lines = vec![screen.styled(&plain(&chart.heading(&amounts)), Style::new().bold())];
    lines.extend(writer.rows(&grid, &side, margin));
    lines.extend(writer.bottom(&time, &grid, margin));
    lines.push(String::new());
    lines.extend(writer.legend());
    lines.push(String::new());
    lines.extend(writer.list(&without));
    joined(&lines)
}

struct Writer<'c> {
    chart: &'c Chart,
    screen: Screen,
}

impl Writer<'_> {
    /// The grid with the axis of amounts on its left.
    fn rows(&self, grid: &Grid, labels: &[(f64, String)], margin: usize) -> Vec<String> {
        let at = |row| labels.iter().find(|(place, _)| grid.at(0.0, *place).0 == row);
        let lines = grid.rows.iter().enumerate().map(|(row, cells)| {
            let (label, axis) = match at(row) {
                Some((_, label)) => (label.as_str(), self.screen.sign("┤", "+")),
                None => ("", self.screen.sign("│", "|")),
            };
            let gap = " ".repeat(margin.saturating_sub(label.width()));
            format!("{gap}{label} {axis}{}", self.cells(cells))
        });
        lines.collect()
    }

    fn cells(&self, cells: &[Cell]) -> String {
        let mut out = String::new();
        for run in cells.chunk_by(|a, b| a.mark == b.mark) {
            let text: String = run.iter().map(|cell| cell.letter.unwrap_or(' ')).collect();
            let mark = run[0].mark.and_then(|mark| self.chart.marks.get(mark));
            match mark {
                Some(mark) => out.push_str(&self.screen.styled(&text, style(mark.status))),
                None => out.push_str(&text),
            }
        }
        out
    }

    /// The axis of time and its labels.
    fn bottom(&self, time: &Axis, grid: &Grid, margin: usize) -> [String; 2] {
        let width = grid.rows.first().map_or(0, Vec::len);
        let mut axis = vec![self.screen.sign("─", "-"); width];
        let mut labels = String::new();
        for (place, label) in &time.labels {
            let (_, column) = grid.at(*place, 0.0);
            axis[column] = self.screen.sign("┬", "+");
            // The label is centred, within the screen and apart from the last.
            let from = column.saturating_sub(label.width() / 2);
            let from = from.min(width.saturating_sub(label.width()));
            if labels.is_empty() || from > labels.width() {
                labels = pad(&labels, from);
                labels.push_str(label);
            }
        }
        let gap = " ".repeat(margin + 1);
        let corner = self.screen.sign("└", "+");
        [format!("{gap}{corner}{}", axis.concat()), format!("{gap} {labels}")]
    }

    /// What the marks mean: only those that are there.
    fn legend(&self) -> Vec<String> {
        let (language, screen) = (self.chart.language, self.screen);
        let signs = |shape| [true, false].map(|filled| glyph(shape, filled, screen));
        let mut items: Vec<_> = self
            .chart
            .shapes()
            .into_iter()
            .map(|shape| {
                let [full, hollow] = signs(shape);
                format!("{full} {hollow} {}", words::shape(shape, language))
            })
            .collect();
        if self.chart.has_spans() {
            items.push(format!("{} {}", screen.sign("──", "--"), words::span(language)));
        }
        let statuses = self.chart.statuses().into_iter().map(|status| {
            let sign = signs(super::Shape::Value)[usize::from(status != FigureStatus::Reported)];
            let name = words::status(status, language);
            (format!("{sign} {name}"), style(status))
        });
        let mut lines = wrapped(items.into_iter().map(|item| (item, Style::new())), screen);
        lines.extend(wrapped(statuses, screen));
        lines
    }

    /// A line a figure, by the numbers of their marks; two lines where the
    /// screen is narrow.
    fn list(&self, without: &[usize]) -> Vec<String> {
        let marks = &self.chart.marks;
        let cells: Vec<[String; 4]> = marks.iter().map(|mark| self.told(mark)).collect();
        let width = |index: usize| cells.iter().map(|row| row[index].width()).max().unwrap_or(0);
        let key = marks.len().to_string().len() + 3;
        let [date, what, amount, status] = [0, 1, 2, 3].map(width);
        let room = self.screen.width.saturating_sub(key + date + amount + status + 7);
        let mut lines = Vec::new();
        for (index, ([when, subject, much, how], mark)) in cells.iter().zip(marks).enumerate() {
            let drawn = !without.contains(&index);
            let glyph = glyph(mark.shape, mark.is_filled(), self.screen);
            let sign = format!("{:>2$} {}", index + 1, if drawn { glyph } else { ' ' }, key - 3);
            let sign = self.screen.styled(&sign, style(mark.status));
            let (when, much) = (pad(when, date), pad(much, amount));
            if room >= what.min(NARROWEST) {
                let subject = pad(&self.screen.clip(subject, room), room.min(what));
                lines.push(format!("{sign}  {when}  {subject}  {much}  {how}"));
            } else {
                let left = self.screen.width.saturating_sub(key + 1);
                let subject = self.screen.clip(subject, left.saturating_sub(how.width() + 2));
                lines.push(format!(
                    "{sign}  {}",
                    self.screen.clip(&format!("{when}  {}", much.trim_end()), left)
                ));
                lines.push(format!("{}{subject}, {how}", " ".repeat(key + 1)));
            }
        }
        lines
    }

    /// When, what, how much and how sure.
    fn told(&self, mark: &Mark) -> [String; 4] {
        let amount =
            if self.screen.ascii { words::ascii(&mark.amount) } else { mark.amount.clone() };
        let status = words::status(mark.status, self.chart.language).to_owned();
        [mark.date.clone(), format!("{}, {}", mark.subject, mark.metric), amount, status]
    }
}

/// Items beside each other, as many a line as fit.
fn wrapped(items: impl Iterator<Item = (String, Style)>, screen: Screen) -> Vec<String> {
    let mut lines = Vec::new();
    let mut used = screen.width;
    for (item, style) in items {
        let width = item.width() + 3;
        if used + width > screen.width {
            lines.push(String::new());
            used = 0;
        } else {
            used += 3;
        }
        if let Some(line) = lines.last_mut() {
            let gap = if line.is_empty() { "" } else { "   " };
            line.push_str(gap);
            line.push_str(&screen.styled(&item, style));
        }
        used += width - 3;
    }
    lines
}

fn style(status: FigureStatus) -> Style {
    let color = match status {
        FigureStatus::Reported => AnsiColor::Green,
        FigureStatus::Planned => AnsiColor::Cyan,
        FigureStatus::Projected => AnsiColor::Blue,
        FigureStatus::Claimed => AnsiColor::Yellow,
        FigureStatus::Estimated => AnsiColor::Magenta,
    };
    color.on_default()
}

#[cfg(test)]
mod tests {
    use super::super::testing::every_shape;
    use super::*;

    const UTF8: Screen = Screen { width: 72, color: false, ascii: false };

    #[test]
    fn every_shape_has_its_mark() {
        assert_eq!(
            text(&every_shape(), Language::En, UTF8),
            "\
US dollars
4 billion ┤                            ┬
          │                            │
          │  ──────────────────────────□2─────────────────────────
          │                            │
3 billion ┤                            ┴
          │
          │
          │
2 billion ┤                                                          ▼4
          │
          │
1 billion ┤  ──────────────────────────△1─────────────────────────
          │
          │      ●3
          │
        0 ┤
          └──┬────────────┬────────────┬────────────┬────────────┬──────
           2024-01     2024-04      2024-07      2024-10      2025-01

● ○ value   ▲ △ this or more   ▼ ▽ this or less   ■ □ range
── the time it holds for
● reported   ○ planned   ○ estimated

1 △  2024        Dojo, spending  > 1 billion  planned
2 □  2024        Dojo, spending  3–4 billion  estimated
3 ●  2024-01-26  Dojo, spending  500 million  reported
4 ▼  2025-01-29  Dojo, spending  ≤ 2 billion  reported
"
        );
    }

    #[test]
    fn without_unicode_and_in_french_on_a_narrow_screen() {
        let ascii = Screen { ascii: true, width: 40, ..UTF8 };
        let shown = text(&every_shape(), Language::Fr, ascii);
        assert_eq!(
            shown,
            "\
US dollars
4 milliards +            -
            |            |
            | -----------=2----------
            |            |
3 milliards +            -
            |
            |
            |
2 milliards +                         V4
            |
            |
 1 milliard + -----------^1----------
            |
            |  *3
            |
          0 +
            +-+----------+----------+---
             2024-01  2024-07    2025-01

* o valeur   A ^ autant ou plus
V v autant ou moins   # = fourchette
-- la période visée
* rapporté   o prévu   o estimé

1 ^  2024        > 1 milliard
     Dojo, spending, prévu
2 =  2024        3-4 milliards
     Dojo, spending, estimé
3 *  2024-01-26  500 millions
     Dojo, spending, rapporté
4 V  2025-01-29  <= 2 milliards
     Dojo, spending, rapporté
"
        );
    }

    #[test]
    fn a_status_has_its_color_where_colors_are_on() {
        let shown = text(&every_shape(), Language::En, Screen { color: true, ..UTF8 });
        assert!(shown.contains("\u{1b}[32m●3\u{1b}[0m"), "{shown:?}");
        assert!(shown.contains("\u{1b}[36m1 △\u{1b}[0m  2024"), "{shown:?}");
    }

    #[test]
    fn no_figure_is_lost_on_a_crowded_screen() {
        let rows: Vec<_> = every_shape().rows.iter().cycle().take(400).cloned().collect();
        let many = Rows { total: rows.len(), rows, ..every_shape() };
        for width in [40, 80, 200] {
            let shown = text(&many, Language::En, Screen { width, ..UTF8 });
            assert!(shown.lines().all(|line| line.width() <= width), "{shown}");
            assert_eq!(shown.matches("500 million").count(), 100);
        }
    }
}
