//! Numbers that are no figures.

use super::read;
use crate::model::Language as Code;

#[test]
fn codes_dates_and_marks_are_not_figures() {
    let none = |code, texts: &[&str]| {
        for text in texts {
            let found = read(code, text);
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    };
    none(
        Code::En,
        &[
            "the D3 and the H100 and GPT-4",
            "FSD V14 on a Model 9",
            "Dojo 2.5 came after version 3",
            "as told before.[12]",
            "at 7:45 pm, or 6 am",
            "call +1-555-0100-2222",
            "see https://example.org/2024/10?id=300",
            "No. 5 in the top 50",
            "the third of its kind, and the two",
            "Doe resigned three years ago",
        ],
    );
    none(
        Code::Fr,
        &[
            "la puce D3, le numéro 5 et la version 2",
            "à 18 h 45, au 12, rue des Lilas",
            "tél. 02 31 45 77 80",
            "un livre blanc et une année faste",
            "il y a trois ans, l’un des deux",
            "chez Dubois, 12, rue des Lilas",
        ],
    );
}
