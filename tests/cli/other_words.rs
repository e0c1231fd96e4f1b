//! Questions whose verb is another one than the verb of the text, of the same family.

use super::asking::harbour_with;

const EVENTS: &str = r#"
[[event]]
slug     = "gull-damaged"
date     = "2022-02-03"
category = "milestone"
title    = { en = "A wave wrecks the bridge of the Gull", fr = "Une vague ravage la passerelle du Gull" }
summary  = { en = "Nobody is on board.", fr = "Personne n'est à bord." }
at       = { passage = 1, start = 0, length = 10 }

[event.mentions]
mentioned = ["gull"]

[[event]]
slug     = "gull-refurbished"
date     = "2022-06-09"
category = "milestone"
title    = { en = "The yard overhauls the Gull", fr = "Le chantier remet à neuf le Gull" }
summary  = { en = "It gets a new bridge.", fr = "Il reçoit une passerelle neuve." }
at       = { passage = 1, start = 0, length = 10 }

[event.mentions]
mentioned = ["gull"]
"#;

#[test]
fn a_verb_finds_the_events_that_say_it_in_other_words() {
    harbour_with(EVENTS).finds(
        "slug",
        &[
            ("when was the Gull damaged", "gull-damaged"),
            ("when was the Gull destroyed", "gull-damaged"),
            ("quand le Gull a-t-il été endommagé", "gull-damaged"),
            ("when was the Gull renovated", "gull-refurbished"),
            ("when was the Gull modernised", "gull-refurbished"),
        ],
    );
}

const CONCERTS: &str = r#"
[[category]]
slug   = "concert"
kind   = "event"
label  = { en = "concert", fr = "concert" }
plural = { en = "concerts", fr = "concerts" }

[[event]]
slug     = "deck-concert"
date     = "2022-07-01"
category = "concert"
title    = { en = "A choir sings on the Gull", fr = "Un chœur chante sur le Gull" }
summary  = { en = "A hundred people listen.", fr = "Cent personnes écoutent." }
at       = { passage = 1, start = 0, length = 10 }

[event.mentions]
mentioned = ["gull"]

[[event]]
slug     = "rain"
date     = "2022-08-01"
category = "milestone"
title    = { en = "Rain ends the season", fr = "La pluie clôt la saison" }
summary  = { en = "The concert on the Gull is called off.", fr = "Le concert sur le Gull est annulé." }
at       = { passage = 1, start = 0, length = 10 }

[event.mentions]
mentioned = ["gull"]
"#;

#[test]
fn events_of_a_kind_to_which_something_happened_are_told_by_any_event() {
    harbour_with(CONCERTS).finds(
        "slug",
        &[
            ("cancelled concerts", "rain"),
            ("which concerts were cancelled", "rain"),
            ("concerts annulés", "rain"),
        ],
    );
}
