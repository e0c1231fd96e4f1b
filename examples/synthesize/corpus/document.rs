//! The documents of a corpus, each from its number alone: what was extracted
//! from one article, with true locators into its passages.

use chrono::{Datelike, Days, NaiveDate};
use kb::model::text::{passage_hash, scalar_count};
use kb::model::{
    Bilingual, Dataset, DocumentFormat, DocumentInfo, Event, Figure, FigureStatus, Language,
    Locator, Mention, Origin, Outcome, Passage, Period, Precision, Prediction, Qualifier, Role,
    Source, Verdict,
};

use super::names::{EVENT_CATEGORIES, Kind, both, kind, name, nearest, slug};
use super::random::Random;
use super::vocabulary::METRICS;
use super::words::{THINGS, VERBS, WAYS};

/// Events of a document, and how many of them stand in one passage.
const EVENTS: u32 = 10;
const TOGETHER: u32 = 2;

/// A document being written.
struct Writer {
    random: Random,
    /// How many entities there are.
    entities: u32,
    slug: String,
    language: Language,
    /// What the article is about.
    topic: u32,
    published: NaiveDate,
    dataset: Dataset,
}

/// What was extracted from the document of this number.
pub(crate) fn document(seed: u64, number: u32, entities: u32) -> Dataset {
    let mut random = Random::of(seed, u64::from(number) + 1);
    let slug = format!("doc-{number:06}");
    let topic = nearest(random.rank(entities), Kind::System);
    let published = day(&mut random);
    let language = if random.percent(70) { Language::En } else { Language::Fr };
    let dataset = Dataset { slug: slug.clone(), ..Dataset::default() };
    let mut writer = Writer { random, entities, slug, language, topic, published, dataset };
    writer.write();
    writer.dataset
}

/// A day from 2000 to 2026: the later the likelier.
fn day(random: &mut Random) -> NaiveDate {
    let days = f64::from(27 * 365 - 40) * random.unit().sqrt();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some thousands")]
    let days = Days::new(days as u64);
    NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default() + days
}

impl Writer {
    fn write(&mut self) {
        let name = name(self.topic);
        self.dataset.title = both(format!("On {}", name.en), format!("Sur {}", name.fr));
        let mut passages: Vec<Passage> = Vec::new();
        for number in 0..EVENTS {
            let (event, text) = self.event(number);
            if number % TOGETHER == 0 {
                let ordinal = number / TOGETHER + 1;
                passages.push(Passage {
                    ordinal,
                    heading: None,
                    length: 0,
                    hash: String::new(),
                    text: None,
                });
            }
            let at = passages.last_mut().map(|passage| append(passage, &text)).unwrap_or_default();
            self.add(event, at, scalar_count(&text));
        }
        for passage in &mut passages {
            let text = passage.text.clone().unwrap_or_default();
            (passage.length, passage.hash) = (scalar_count(&text), passage_hash(&text));
        }
        self.outcomes();
        self.finish(passages);
    }

    /// The source, and the document as it was read.
    fn finish(&mut self, passages: Vec<Passage>) {
        let title = match self.language {
            Language::En => self.dataset.title.en.clone(),
            Language::Fr => self.dataset.title.fr.clone(),
        };
        let texts: Vec<_> = passages.iter().filter_map(|passage| passage.text.clone()).collect();
        self.dataset.document = Some(DocumentInfo {
            hash: passage_hash(&format!("{} {}", self.slug, texts.join(" "))),
            name: format!("{}.txt", self.slug),
            format: DocumentFormat::Text,
        });
        self.dataset.sources = vec![Source {
            slug: self.slug.clone(),
            title,
            language: self.language,
            publisher: Some("Synthetic Press".to_owned()),
            published: Some(Period::day(self.published)),
            updated: None,
            address: None,
            passages,
        }];
    }

    /// An event without its place, and the sentence that shows it.
    fn event(&mut self, number: u32) -> (Event, String) {
        let date = self.date();
        let mentions = self.mentions();
        let subject = mentions.first().map_or(self.topic, |(number, _)| *number);
        let (verb, thing, way) =
            (*self.random.pick(&VERBS), *self.random.pick(&THINGS), *self.random.pick(&WAYS));
        let subject = name(subject);
        let title = both(
            format!("{} {} {}", subject.en, verb.0, thing.0),
            format!("{} {} {}", subject.fr, verb.1, thing.1),
        );
        let others: Vec<_> = mentions.iter().skip(1).map(|(number, _)| name(*number)).collect();
        let list =
            |of: fn(&Bilingual) -> &str| others.iter().map(of).collect::<Vec<_>>().join(", ");
        let summary = both(
            format!("{} {}, say those around {}.", title.en, way.0, list(|name| &name.en)),
            format!("{} {}, dit-on autour de {}.", title.fr, way.1, list(|name| &name.fr)),
        );
        let text = match self.language {
            Language::En => summary.en.clone(),
            Language::Fr => summary.fr.clone(),
        };
        let mut mentions: Vec<Mention> = mentions
            .into_iter()
            .map(|(number, role)| Mention { entity: slug(number), role })
            .collect();
        mentions.sort();
        let event = Event {
            slug: format!("{}-e{:02}", self.slug, number + 1),
            date,
            approximate: self.random.percent(8),
            category: (*self.random.pick(&EVENT_CATEGORIES)).to_owned(),
            title,
            summary,
            at: self.locator(0, 0, 0),
            origin: Some(self.origin("event")),
            mentions,
        };
        (event, text)
    }

    /// Two to four entities, each once: first what the event is about.
    fn mentions(&mut self) -> Vec<(u32, Role)> {
        let subject = if self.random.percent(60) { self.topic } else { self.other() };
        let mut mentions = vec![(subject, Role::Subject)];
        for _ in 0..=self.random.below(3) {
            let number = self.other();
            if mentions.iter().any(|(other, _)| *other == number) {
                continue;
            }
            let role = match kind(number) {
                Kind::System => Role::Mentioned,
                Kind::Person => Role::Speaker,
                Kind::Organization => *self.random.pick(&[Role::Actor, Role::Host]),
                Kind::Place => Role::Place,
            };
            mentions.push((number, role));
        }
        if mentions.len() == 1 {
            mentions.push((nearest(subject, Kind::Person), Role::Speaker));
        }
        mentions
    }

    fn other(&mut self) -> u32 {
        self.random.rank(self.entities)
    }

    /// A date near that of the document, as precise as dates are.
    fn date(&mut self) -> Period {
        let back = u64::from(self.random.below(900));
        let day = self.published.checked_sub_days(Days::new(back)).unwrap_or(self.published);
        let (year, month) = (day.year(), day.month());
        let period = match self.random.below(100) {
            0..65 => None,
            65..85 => Period::part_of_year(year, month, Precision::Month),
            85..92 => Period::part_of_year(year, month.div_ceil(3), Precision::Quarter),
            92..95 => Period::part_of_year(year, month.div_ceil(6), Precision::Half),
            _ => Period::year(year),
        };
        period.unwrap_or_else(|| Period::day(day))
    }

    /// Adds an event at its place, with the figures stated in it and what was
    /// promised.
    fn add(&mut self, mut event: Event, start: u32, length: u32) {
        let ordinal = u32::try_from(self.dataset.events.len()).unwrap_or(0) / TOGETHER + 1;
        event.at = self.locator(ordinal, start, length);
        for number in 1..=1 + self.random.below(2) {
            let figure = self.figure(&event, number);
            self.dataset.figures.push(figure);
        }
        if self.random.percent(20) {
            let prediction = self.prediction(&event);
            self.dataset.predictions.push(prediction);
        }
        self.dataset.events.push(event);
    }

    fn figure(&mut self, event: &Event, number: u32) -> Figure {
        let (metric, _, _, units, size) = *self.random.pick(&METRICS);
        let spread = self.random.unit() * 4.0 - 2.0;
        let value = rounded(size * spread.exp());
        let qualifier = match self.random.below(10) {
            0..6 => Qualifier::Exact,
            6 => Qualifier::About,
            7 => Qualifier::MoreThan,
            8 => Qualifier::AtMost,
            _ => Qualifier::Between,
        };
        let (low, high) = match qualifier {
            Qualifier::MoreThan => (Some(value), None),
            Qualifier::AtMost => (None, Some(value)),
            Qualifier::Between => (Some(value), Some(rounded(value * 1.5))),
            _ => (Some(value), Some(value)),
        };
        let of = |role: Role| event.mentions.iter().find(move |mention| mention.role == role);
        let subject = of(Role::Subject).or_else(|| event.mentions.first());
        Figure {
            slug: format!("{}-f{number}", event.slug),
            event: event.slug.clone(),
            subject: subject.map(|mention| mention.entity.clone()).unwrap_or_default(),
            object: of(Role::Mentioned).map(|mention| mention.entity.clone()),
            metric: metric.to_owned(),
            low,
            high,
            qualifier,
            unit: (*self.random.pick(units)).to_owned(),
            date: event.date,
            status: *self.random.pick(FigureStatus::ALL),
            at: event.at.clone(),
            origin: Some(self.origin("figure")),
        }
    }

    fn prediction(&mut self, event: &Event) -> Prediction {
        let spoke = |mention: &&Mention| matches!(mention.role, Role::Speaker | Role::Actor);
        let by = event.mentions.iter().find(spoke).or_else(|| event.mentions.first());
        let about = event.mentions.iter().find(|mention| mention.role == Role::Subject);
        let ahead = Days::new(u64::from(30 + self.random.below(600)));
        let day = event.date.end().checked_add_days(ahead).unwrap_or(event.date.end());
        let due = Period::part_of_year(day.year(), day.month().div_ceil(3), Precision::Quarter);
        let due = due.unwrap_or(event.date);
        let thing = *self.random.pick(&THINGS);
        Prediction {
            slug: format!("{}-p", event.slug),
            event: event.slug.clone(),
            by: by.map(|mention| mention.entity.clone()).unwrap_or_default(),
            subject: about.map(|mention| mention.entity.clone()).unwrap_or_default(),
            due,
            approximate: self.random.percent(10),
            statement: both(
                format!("Promises {} by {due}", thing.0),
                format!("Promet {} pour {due}", thing.1),
            ),
            figure: None,
            at: event.at.clone(),
            origin: Some(self.origin("prediction")),
            outcome: None,
        }
    }

    /// Most of what a later event may have settled has come to something.
    fn outcomes(&mut self) {
        let Dataset { events, predictions, .. } = &mut self.dataset;
        for prediction in predictions {
            let made = events.iter().find(|event| event.slug == prediction.event);
            let after = made.map_or(prediction.due.end(), |made| made.date.end());
            let after = after.max(prediction.due.start());
            let later = events.iter().find(|event| event.date.start() > after);
            if let Some(event) = later.filter(|_| self.random.percent(70)) {
                let verdict = *self.random.pick(&Verdict::ALL[..5]);
                prediction.outcome = Some(Outcome { verdict, event: event.slug.clone() });
            }
        }
    }

    fn origin(&mut self, rule: &str) -> Origin {
        let confidence = f64::from(70 + self.random.below(30)) / 100.0;
        Origin { confidence, rule: rule.to_owned() }
    }

    fn locator(&self, passage: u32, start: u32, length: u32) -> Locator {
        Locator { source: self.slug.clone(), passage, start, length }
    }
}

/// Puts a sentence at the end of a passage; gives where it begins.
fn append(passage: &mut Passage, sentence: &str) -> u32 {
    let text = passage.text.get_or_insert_default();
    if !text.is_empty() {
        text.push(' ');
    }
    let start = scalar_count(text);
    text.push_str(sentence);
    start
}

/// Two digits that count, as people write numbers.
fn rounded(value: f64) -> f64 {
    let size = 10_f64.powf(value.abs().max(f64::MIN_POSITIVE).log10().floor() - 1.0);
    ((value / size).round() * size * 1000.0).round() / 1000.0
}
