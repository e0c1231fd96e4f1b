//! A chart in characters: the plot, the key and a list of all figures.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::axis::Tick;
use super::grid::{Cell, Grid, draw, glyph};
use super::{Bounds, Chart, Figure, Symbol, color, words};
use crate::model::{FigureStatus, Language};
use crate::query::Rows;
use crate::render::screen::{Screen, joined, pad};

/// The rows between the axes.
const HEIGHT: usize = 16;

/// The maximum width: a wider chart is hard to read.
const WIDEST: usize = 140;

/// The columns that the name of a figure needs for the list to have one line
/// per figure.
const NARROWEST: usize = 24;

/// The columns for a label of time and the space beside it.
const LABEL: usize = 9;

/// The figures of an answer, all of one dimension; nothing if there are none.
#[must_use]
pub fn text(rows: &Rows, language: Language, screen: Screen) -> String {
    if rows.rows.is_empty() {
        return String::new();
    }
    let screen = Screen { width: screen.width.min(WIDEST), ..screen };
    let chart = Chart::of(rows, language);
    let side: Vec<_> =
        chart.amounts.iter().map(|(position, label)| (*position, plain(label, screen))).collect();
    let margin = side.iter().map(|(_, label)| label.width()).max().unwrap_or(0);
    let width = screen.width.saturating_sub(margin + 2).max(LABEL);
    let mut grid = Grid::new(width, HEIGHT);
    let without = draw(&mut grid, &chart.figures, screen);
    let mut lines = vec![screen.styled(&plain(&chart.unit, screen), Style::new().bold())];
    lines.extend(plot(&grid, &chart.figures, &side, margin, screen));
    lines.extend(bottom(&grid, &chart.time.dates(width / LABEL), margin, screen));
    lines.push(String::new());
    lines.extend(chart.key.iter().flat_map(|entries| key(entries, screen)));
    lines.push(String::new());
    lines.extend(list(&chart.figures, &without, screen));
    joined(&lines)
}

/// The text in ASCII where the screen has nothing else.
fn plain(text: &str, screen: Screen) -> String {
    if screen.ascii { words::ascii(text) } else { text.to_owned() }
}

/// The plot with the axis of amounts on its left.
fn plot(
    grid: &Grid,
    figures: &[Figure],
    ticks: &[Tick],
    margin: usize,
    screen: Screen,
) -> Vec<String> {
    let at = |row| ticks.iter().find(|(position, _)| grid.at(0.0, *position).0 == row);
    let lines = grid.rows.iter().enumerate().map(|(row, row_cells)| {
        let (label, axis) = match at(row) {
            Some((_, label)) => (label.as_str(), screen.sign("┤", "+")),
            None => ("", screen.sign("│", "|")),
        };
        let gap = " ".repeat(margin.saturating_sub(label.width()));
        format!("{gap}{label} {axis}{}", cells(row_cells, figures, screen))
    });
    lines.collect()
}

fn cells(cells: &[Cell], figures: &[Figure], screen: Screen) -> String {
    let mut out = String::new();
    for run in cells.chunk_by(|a, b| a.figure == b.figure) {
        let text: String = run.iter().map(|cell| cell.letter.unwrap_or(' ')).collect();
        match run[0].figure.and_then(|figure| figures.get(figure)) {
            Some(figure) => out.push_str(&screen.styled(&text, style(figure.status))),
            None => out.push_str(&text),
        }
    }
    out
}

/// The axis of time and its labels.
fn bottom(grid: &Grid, ticks: &[Tick], margin: usize, screen: Screen) -> [String; 2] {
    let width = grid.rows.first().map_or(0, Vec::len);
    let mut axis = vec![screen.sign("─", "-"); width];
    let mut labels = String::new();
    for (position, label) in ticks {
        let (_, column) = grid.at(*position, 0.0);
        axis[column] = screen.sign("┬", "+");
        // The label is centred, within the screen and apart from the last one.
        let from = column.saturating_sub(label.width() / 2);
        let from = from.min(width.saturating_sub(label.width()));
        if labels.is_empty() || from > labels.width() {
            labels = pad(&labels, from);
            labels.push_str(label);
        }
    }
    let gap = " ".repeat(margin + 1);
    let corner = screen.sign("└", "+");
    [format!("{gap}{corner}{}", axis.concat()), format!("{gap} {labels}")]
}

/// Entries of the key side by side, as many per line as fit.
fn key(entries: &[(Symbol, &str)], screen: Screen) -> Vec<String> {
    let mut lines = Vec::new();
    let mut used = screen.width;
    for (symbol, name) in entries {
        let entry = format!("{} {name}", sign(*symbol, screen));
        let width = entry.width() + 3;
        if used + width > screen.width {
            lines.push(String::new());
            used = 0;
        } else {
            used += 3;
        }
        if let Some(line) = lines.last_mut() {
            let gap = if line.is_empty() { "" } else { "   " };
            line.push_str(gap);
            line.push_str(&match symbol {
                Symbol::Status(status) => screen.styled(&entry, style(*status)),
                Symbol::Bounds(_) | Symbol::Span => entry,
            });
        }
        used += width - 3;
    }
    lines
}

/// A symbol of the key: filled and hollow where both may occur.
fn sign(symbol: Symbol, screen: Screen) -> String {
    match symbol {
        Symbol::Bounds(bounds) => {
            let full = glyph(bounds, FigureStatus::Reported, screen);
            let hollow = glyph(bounds, FigureStatus::Planned, screen);
            format!("{full} {hollow}")
        }
        Symbol::Span => screen.sign("──", "--").to_owned(),
        Symbol::Status(status) => glyph(Bounds::Value, status, screen).to_string(),
    }
}

/// The figures by number, one per line; two lines each on a narrow screen.
fn list(figures: &[Figure], without: &[usize], screen: Screen) -> Vec<String> {
    let amounts: Vec<_> = figures.iter().map(|figure| plain(&figure.amount, screen)).collect();
    let widest = |text: fn(&Figure) -> &str| {
        figures.iter().map(|figure| text(figure).width()).max().unwrap_or(0)
    };
    let number = figures.len().to_string().len();
    let date = widest(|figure| &figure.date);
    let name = widest(|figure| &figure.name);
    let status = widest(|figure| figure.status_name);
    let amount = amounts.iter().map(|amount| amount.width()).max().unwrap_or(0);
    let room = screen.width.saturating_sub(number + 3 + date + amount + status + 7);
    let mut lines = Vec::new();
    for (index, (figure, much)) in figures.iter().zip(&amounts).enumerate() {
        let Figure { bounds, status, status_name, .. } = *figure;
        let glyph = if without.contains(&index) { ' ' } else { glyph(bounds, status, screen) };
        let sign = screen.styled(&format!("{:>number$} {glyph}", index + 1), style(status));
        let (when, much) = (pad(&figure.date, date), pad(much, amount));
        if room >= name.min(NARROWEST) {
            let subject = pad(&screen.clip(&figure.name, room), room.min(name));
            lines.push(format!("{sign}  {when}  {subject}  {much}  {status_name}"));
        } else {
            let left = screen.width.saturating_sub(number + 4);
            let first = screen.clip(&format!("{when}  {}", much.trim_end()), left);
            let subject = screen.clip(&figure.name, left.saturating_sub(status_name.width() + 2));
            lines.push(format!("{sign}  {first}"));
            lines.push(format!("{}{subject}, {status_name}", " ".repeat(number + 4)));
        }
    }
    lines
}

fn style(status: FigureStatus) -> Style {
    color(status).ansi().on_default()
}

#[cfg(test)]
mod tests {
    use super::super::testing::every_shape;
    use super::*;

    const UTF8: Screen = Screen { width: 72, color: false, ascii: false };

    #[test]
    fn every_shape_has_its_symbol() {
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
── the time it applies to
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

* o valeur   A ^ cette valeur ou plus
V v cette valeur ou moins
# = fourchette   -- la période concernée
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
    fn a_status_has_a_color_if_colors_are_on() {
        let shown = text(&every_shape(), Language::En, Screen { color: true, ..UTF8 });
        assert!(shown.contains("\u{1b}[32m●3\u{1b}[0m"), "{shown:?}");
        assert!(shown.contains("\u{1b}[36m1 △\u{1b}[0m  2024"), "{shown:?}");
    }

    #[test]
    fn every_figure_is_listed_on_a_crowded_screen() {
        let rows: Vec<_> = every_shape().rows.iter().cycle().take(400).cloned().collect();
        let many = Rows { total: rows.len(), rows, ..every_shape() };
        for width in [40, 80, 200] {
            let shown = text(&many, Language::En, Screen { width, ..UTF8 });
            assert!(shown.lines().all(|line| line.width() <= width), "{shown}");
            assert_eq!(shown.matches("500 million").count(), 100);
        }
    }
}
