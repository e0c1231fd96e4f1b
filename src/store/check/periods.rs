//! The first day, last day and precision stored with a date match the date.

use super::finding::{Inspection, Located, Rule, text};
use super::rules::RELOAD;
use crate::model::Period;

const PERIOD: Rule = Rule { name: "period", advice: RELOAD };

pub(super) fn inspect(base: &mut Inspection<'_>) -> rusqlite::Result<()> {
    base.look(PERIOD, include_str!("sql/periods.sql"), |row| {
        let stored = [text(row, 2)?, text(row, 3)?, text(row, 4)?];
        Ok(judge(text(row, 0)?, &text(row, 1)?, &stored))
    })
}

/// The problem of a date with its stored first day, last day and precision.
fn judge(place: String, date: &str, stored: &[String; 3]) -> Option<Located> {
    let period: Period = match date.parse() {
        Ok(period) => period,
        Err(error) => return Some((place, format!("{error}"))),
    };
    let expected = [
        period.start().to_string(),
        period.end().to_string(),
        period.precision().word().to_owned(),
    ];
    (expected != *stored).then(|| {
        let [expected, stored] = [expected.join(", "), stored.join(", ")];
        (place, format!("{date} is {expected}, but is stored as {stored}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_determines_its_first_day_last_day_and_precision() {
        let judged =
            |date, stored: [&str; 3]| judge(String::new(), date, &stored.map(String::from));
        assert_eq!(judged("2023-Q1", ["2023-01-01", "2023-03-31", "quarter"]), None);
        assert_eq!(judged("2019/2021", ["2019-01-01", "2021-12-31", "year"]), None);
        for stored in [
            ["2023-01-02", "2023-03-31", "quarter"],
            ["2023-01-01", "2023-03-30", "quarter"],
            ["2023-01-01", "2023-03-31", "month"],
        ] {
            assert!(judged("2023-Q1", stored).is_some(), "{stored:?}");
        }
        assert!(judged("soon", ["2023-01-01", "2023-03-31", "quarter"]).is_some());
    }
}
