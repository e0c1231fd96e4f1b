//! Inventions that drop a negation.

use serde_json::json;

use super::gold::Truth;
use super::inventions::{Invention, Made};
use super::words::years;

impl Made<'_> {
    /// The article denies the fact: a negation behind the last verb before its value.
    pub(super) fn negated(&mut self, one: &Truth, value: &str) {
        let english = ["will", "would", "should", "is", "are", "was", "were", "has", "have", "had"];
        let french = [
            "sera", "devrait", "doit", "est", "sont", "était", "prévoit", "table", "a", "ont",
            "avait", "décale", "annonce", "estime", "atteint", "coûte",
        ];
        let verbs: &[&str] = if self.gold.french { &french } else { &english };
        let Some(end) = one.sentence.rfind(value) else { return };
        let before = &one.sentence[..end];
        let clause = before.rsplit([',', ';', ':', '(', '–']).next().unwrap();
        let clause = before.len() - clause.len();
        let words = before[clause..].match_indices(|one: char| one.is_whitespace());
        let mut starts = words.map(|(at, space)| clause + at + space.len());
        let word = |at: usize| {
            one.sentence[at..].split(|one: char| !one.is_alphanumeric()).next().unwrap()
        };
        let found = starts.rfind(|at| verbs.contains(&word(*at)));
        let (Some(at), 1) = (found, self.gold.text.matches(&one.sentence).count()) else { return };
        let (verb, rest) = one.sentence[at..].split_at(word(at).len());
        let denied =
            if self.gold.french { format!("ne {verb} pas") } else { format!("{verb} not") };
        let quote = format!("{}{denied}{rest}", &one.sentence[..at]);
        let text = Some(self.gold.text.replace(&one.sentence, &quote));
        let kind = "negation dropped";
        // Quoted without the negation, and with it.
        self.all.push(Invention { kind, fact: one.fact.clone(), text: text.clone() });
        if one.fact["kind"] != "event" {
            let mut fact = one.fact.clone();
            fact["quote"] = json!(quote);
            self.all.push(Invention { kind, fact, text });
        }
    }

    /// Sentences with a negation, quoted without it.
    pub(super) fn dropped(&mut self) {
        let negations = [
            "not", "never", "no", "nobody", "without", "pas", "plus", "jamais", "aucun", "aucune",
            "rien", "ne",
        ];
        for (_, sentence) in &self.gold.sentences {
            let kept: Vec<&str> =
                sentence.split(' ').filter(|word| !negations.contains(word)).collect();
            let quote = kept.join(" ").replace(" n'", " ").replace(" n’", " ").replace("n’t ", " ");
            if quote != *sentence && quote.len() > 30 {
                let date = years(sentence).into_iter().next().unwrap_or("2015".to_owned());
                let fact = json!({"kind": "event", "quote": quote, "date": date});
                self.add("negation dropped", &fact, &[]);
            }
        }
    }
}
