//! Dates as people write them: "24 Jan 2024", « T3 2024 ».

use chrono::{Datelike, NaiveDate};

use super::words::Words;
use crate::model::{Period, Precision};

impl Words {
    /// A date of the base as people write it; another text as it is.
    pub(crate) fn date(&self, text: &str) -> String {
        let Ok(period) = text.parse::<Period>() else { return text.to_owned() };
        let (first, last) = (period.start(), period.end());
        if Period::beginning(first, period.precision()).is_some_and(|one| one.end() == last) {
            return self.one(first, period.precision());
        }
        let until = self.one(last, period.precision());
        match period.precision() {
            Precision::Day if (first.year(), first.month()) == (last.year(), last.month()) => {
                format!("{}–{until}", self.day(first))
            }
            Precision::Year => format!("{}–{until}", first.year()),
            precision => format!("{} – {until}", self.one(first, precision)),
        }
    }

    /// The period of a precision in which a day lies.
    fn one(&self, day: NaiveDate, precision: Precision) -> String {
        let year = day.year();
        match precision {
            Precision::Day => format!("{} {} {year}", self.day(day), self.month(day)),
            Precision::Month => format!("{} {year}", self.month(day)),
            Precision::Quarter => format!("{}{} {year}", self.t("quarter"), day.month0() / 3 + 1),
            Precision::Half => format!("{}{} {year}", self.t("half"), day.month0() / 6 + 1),
            Precision::Year => year.to_string(),
        }
    }

    fn day(&self, day: NaiveDate) -> String {
        match day.day() {
            1 => self.t("first_day").to_owned(),
            number => number.to_string(),
        }
    }

    fn month(&self, day: NaiveDate) -> &'static str {
        usize::try_from(day.month0()).ok().and_then(|at| self.months.get(at)).unwrap_or(&"")
    }
}

#[cfg(test)]
mod tests {
    use crate::language::words::words;
    use crate::model::Language;

    #[test]
    fn dates_are_told_as_people_write_them() {
        for (date, english, french) in [
            ("2024-01-26", "26 Jan 2024", "26 janv. 2024"),
            ("2024-08-01", "1 Aug 2024", "1er août 2024"),
            ("2024-05", "May 2024", "mai 2024"),
            ("2023-Q3", "Q3 2023", "T3 2023"),
            ("2024-H2", "H2 2024", "S2 2024"),
            ("2024", "2024", "2024"),
            ("2024-06-01/2024-06-03", "1–3 Jun 2024", "1er–3 juin 2024"),
            ("2024-06-30/2024-07-02", "30 Jun 2024 – 2 Jul 2024", "30 juin 2024 – 2 juil. 2024"),
            ("2024-11/2024-12", "Nov 2024 – Dec 2024", "nov. 2024 – déc. 2024"),
            ("2019/2021", "2019–2021", "2019–2021"),
            ("some day", "some day", "some day"),
        ] {
            assert_eq!(words(Language::En).date(date), english);
            assert_eq!(words(Language::Fr).date(date), french);
        }
    }
}
