//! Small datasets and articles that take long enough to write to be interrupted.

use std::fmt::Write;

use super::support::Folder;

/// Writes a dataset with a number of events to the folder `slug`. Each `version` has
/// other titles and a shifted range of events.
pub(crate) fn dataset(folder: &Folder, slug: &str, events: usize, version: usize) {
    let head = format!("slug = \"{slug}\"\ntitle = \"The {slug}, {version}\"\n");
    folder.write(&format!("{slug}/dataset.toml"), head);
    let mut text = format!(
        "[[source]]\nslug = \"{slug}-notes\"\ntitle = \"Notes\"\nlanguage = \"en\"\n\
         [[source.passage]]\nordinal = 1\nlength = 100\nhash = \"{:064x}\"\n\
         [[unit]]\nslug = \"{slug}-crate\"\ndimension = \"{slug}-crate\"\nfactor = 1\nlabel = \"crates\"\n\
         [[metric]]\nslug = \"{slug}-load\"\nlabel = \"{slug} load\"\n",
        7
    );
    for number in 0..10 {
        let _ = writeln!(
            text,
            "[[system]]\nslug = \"{slug}-s{number}\"\nlabel = \"{slug} S{number}\"\ncategory = \"software\""
        );
    }
    for number in version..events + version {
        event(&mut text, slug, number, version);
    }
    folder.write(&format!("{slug}/facts.toml"), text);
}

fn event(text: &mut String, slug: &str, number: usize, version: usize) {
    let (system, year) = (number % 10, 2001 + number % 20);
    let at = "at = { passage = 1, start = 0, length = 10 }";
    let _ = writeln!(
        text,
        "[[event]]\nslug = \"{slug}-e{number}\"\ndate = \"{year}-03\"\ncategory = \"report\"\n\
         title = \"Event {number} of {slug}, {version}\"\nsummary = \"It is told {version} times.\"\n{at}\n\
         [event.mentions]\nsubject = [\"{slug}-s{system}\"]\n\
         [[figure]]\nslug = \"{slug}-f{number}\"\nevent = \"{slug}-e{number}\"\n\
         subject = \"{slug}-s{system}\"\nmetric = \"{slug}-load\"\nvalue = {number}\n\
         unit = \"{slug}-crate\"\nstatus = \"reported\"\n{at}"
    );
    if number.is_multiple_of(4) {
        let _ = writeln!(
            text,
            "[[prediction]]\nslug = \"{slug}-p{number}\"\nevent = \"{slug}-e{number}\"\n\
             by = \"{slug}-s{system}\"\nsubject = \"{slug}-s{system}\"\ndue = \"{}\"\n\
             statement = \"It will be told again.\"\n{at}",
            year + 1
        );
    }
}

/// An article with a number of claims.
pub(crate) fn article(number: usize, claims: usize) -> String {
    let mut text = format!("# Crates of harbour {number}\n\nPublished on 2 May 2024.\n");
    for claim in 0..claims {
        let (day, month) = (claim % 27 + 1, ["January", "March", "June"][claim % 3]);
        let year = 2010 + claim % 12;
        let _ = writeln!(
            text,
            "\nOn {day} {month} {year}, Tesla said that Dojo moved {} crates worth {} million \
             dollars in harbour {number}; it will move twice as many by {}.",
            claim + 100 * number,
            claim + 3,
            year + 2
        );
    }
    text
}
