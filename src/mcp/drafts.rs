//! Drafts: the facts of an article as a dataset that a person corrects, in the folder of
//! `--drafts`.

use std::path::Path;

use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::Setup;
use super::fault::Fault;
use super::given::Given;
use super::reply::Reply;
use super::verify::{article, judgements};
use crate::dataset::write;
use crate::ingest::{Extractor, Knowledge, proposed_facts};
use crate::model::{DocumentInfo, Language};
use crate::query::hex;

/// The longest name of a draft, in bytes.
const NAME: usize = 60;

/// Writes a draft into a new folder within `drafts`. An older one is never changed.
pub(super) fn draft(given: &Given, setup: &Setup, drafts: &Path) -> Result<Json, Fault> {
    let (text, document) = article(given)?;
    let name = given.required("name")?;
    let facts = given.text("facts")?.unwrap_or_default();
    let page = given.page()?;
    given.end(&["text", "name", "facts", "lang", "limit", "offset"])?;
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if name.len() > NAME || !name.bytes().all(is_plain) || !name.contains(|c| c != '-') {
        return Err(Fault::call("`name` has a-z, 0-9 and -, at most 60 of them", Vec::new()));
    }
    let folder = drafts.join(&name);
    // A link that leads elsewhere is there, too.
    if folder.symlink_metadata().is_ok() {
        return Err(Fault::call(format!("there is a draft `{name}`: name another"), Vec::new()));
    }
    let language = document.meta.language.unwrap_or(Language::En);
    let extractor = Extractor::new(language, Knowledge::default());
    let (mut extraction, judged) =
        extractor.extract_proposed(&document, &name, &proposed_facts(&facts));
    extraction.dataset.document = Some(DocumentInfo {
        hash: hex(&Sha256::digest(text.as_bytes())),
        name: "-".to_owned(),
        format: document.format,
    });
    write(&extraction.dataset, &folder, false)
        .map_err(|_| Fault::Base("the draft cannot be written: look at the folder of --drafts"))?;
    let mut reply = Reply::paged(&judgements(&judged), page);
    let dataset = &extraction.dataset;
    let [events, figures, predictions] =
        [dataset.events.len(), dataset.figures.len(), dataset.predictions.len()];
    reply.notes.push(format!(
        "draft `{name}` written: {events} events, {figures} figures, {predictions} predictions; \
         a person corrects it and loads it with kb seed"
    ));
    Ok(reply.object(page, setup.language.unwrap_or(Language::En)))
}
