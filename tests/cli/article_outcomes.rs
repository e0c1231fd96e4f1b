//! What came of a promise, where a later line of the article shows it; in both languages.
//! When in doubt, a promise has no outcome.

use super::support::articles::{lines, with};

const OUTCOMES: &str =
    "p.due || ' ' || o.verdict || ' ' || e.date || ' ' || (p.rule LIKE '%told later')
                        FROM outcomes o JOIN predictions p ON p.id = o.prediction_id
                        JOIN events e ON e.id = o.event_id ORDER BY p.slug";

fn outcomes(text: &str) -> Vec<String> {
    lines(&with(text), OUTCOMES)
}

#[test]
fn a_later_event_shows_whether_a_promise_was_kept() {
    let cases = [
        (
            "3 May 2009: Crumbly Works announces that the Garrow Bridge will open in 2012.\n\n\
             4 June 2012: The Garrow Bridge opens to the public.\n",
            "2012 kept 2012-06-04 1",
        ),
        (
            "3 May 2009: Crumbly Works announces that the Garrow Bridge will be completed by \
             2012.\n\n4 June 2014: The Garrow Bridge is finally completed.\n",
            "2012 late 2014-06-04 1",
        ),
        (
            "3 May 2009: Crumbly Works promises to launch the ferry Solveig in 2012.\n\n4 June \
             2011: Crumbly Works launches the Solveig.\n",
            "2012 kept 2011-06-04 1",
        ),
        (
            "3 May 2009: Crumbly Works announces that the Garrow Bridge will open in 2012.\n\n\
             4 June 2011: The Garrow Bridge is cancelled.\n",
            "2012 dropped 2011-06-04 1",
        ),
        (
            "3 May 2009: Crumbly Works announces that the Garrow Bridge will open in 2012.\n\n\
             4 June 2013: The Garrow Bridge has still not opened.\n",
            "2012 missed 2013-06-04 1",
        ),
        (
            "3 mai 2009 : la société Solvane annonce que le pont Vasseur ouvrira en 2012.\n\n\
             4 juin 2012 : le pont Vasseur est inauguré.\n",
            "2012 kept 2012-06-04 1",
        ),
        (
            "3 mai 2009 : la société Solvane annonce que le pont Vasseur ouvrira en 2012.\n\n\
             4 juin 2013 : le pont n'est toujours pas ouvert.\n",
            "2012 missed 2013-06-04 1",
        ),
        (
            "3 May 2009: Crumbly Works announces that the Garrow Bridge will open in 2012.\n\n\
             4 June 2014: It opened two years late.\n",
            "2012 late 2014-06-04 1",
        ),
        (
            "3 mai 2009 : la société Solvane annonce que le pont Vasseur sera mis en service en \
             2012.\n\n4 juin 2012 : il est mis en service.\n",
            "2012 kept 2012-06-04 1",
        ),
        (
            "3 mai 2009 : la société Solvane annonce que le pont Vasseur sera achevé en 2012.\n\n\
             4 juin 2011 : le pont Vasseur est abandonné.\n",
            "2012 dropped 2011-06-04 1",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(outcomes(text), [expected], "{text}");
    }
}

#[test]
fn what_is_not_surely_the_same_is_no_outcome() {
    let promise = "3 May 2009: Crumbly Works announces that the Garrow Bridge will open in 2012.";
    let lines = [
        // Another thing, or something else of it.
        "4 June 2012: The Harrow Bridge opens to the public.",
        "4 June 2012: The Garrow Bridge is painted.",
        "4 June 2012: The Garrow Bridge opens a café.",
        "4 June 2012: Police open an inquiry into the Garrow Bridge.",
        // What closes may be the company.
        "4 June 2012: It closed for good.",
        "4 June 2012: It opens a café.",
        // Not yet, not certain, or only a part.
        "4 June 2012: Crumbly Works says that the Garrow Bridge will open soon.",
        "4 June 2012: Ferries run until the Garrow Bridge opens.",
        "4 June 2012: The Garrow Bridge is partially opened.",
        // Nothing says whether it was in time.
        "2010: The Garrow Bridge has not opened.",
    ];
    for line in lines {
        let text = format!("{promise}\n\n{line}\n");
        assert_eq!(outcomes(&text), [""; 0], "{text}");
    }
    let before = "4 June 2008: The Garrow Bridge opens to the public.";
    assert_eq!(outcomes(&format!("{before}\n\n{promise}\n")), [""; 0]);
}

#[test]
fn an_amount_that_is_promised_has_no_outcome() {
    let text = "3 mai 2009 : la société Solvane annonce que le pont Vasseur sera achevé pour 3 \
                millions d'euros en 2012.\n\n4 juin 2012 : le pont Vasseur est achevé.\n";
    assert_eq!(outcomes(text), [""; 0]);
}

#[test]
fn what_had_been_due_is_a_promise_of_the_past() {
    for text in [
        "4 June 2014: The Garrow Bridge opens two years late. It had been due in 2012.\n",
        "4 June 2014: The Garrow Bridge, which was originally due to open in 2012, opens.\n",
        "4 juin 2014 : le pont de Garrow ouvre. Il devait ouvrir en 2012.\n",
        "4 juin 2014 : le pont de Garrow ouvre. L'ouverture était initialement prévue en 2012.\n",
    ] {
        let found = lines(&with(text), "due FROM predictions");
        assert_eq!(found, ["2012"], "{text}");
    }
    for text in [
        "4 June 2014: Crumbly Works sells the bridge. Its lease was due to expire in 2012.\n",
        "4 June 2014: Crumbly Works repays what was due to Solvane in the crash of 2012.\n",
        "4 juin 2014 : Crumbly paie. Il devait 3 millions d'euros à Solvane en 2012.\n",
    ] {
        let found = lines(&with(text), "due FROM predictions");
        assert_eq!(found, [""; 0], "{text}");
    }
}
