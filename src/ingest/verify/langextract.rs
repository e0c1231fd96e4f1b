//! Reads the JSON lines of `LangExtract`: documents with extractions, whose class is the kind
//! of a fact, whose text is the quote, and whose attributes are its other fields.

use serde_json::{Map, Value as Json};

use super::lines::{Placed, fact};

/// The facts of a document.
pub(super) fn facts(document: &Json) -> Vec<Placed> {
    let Some(extractions) = document.get("extractions").and_then(Json::as_array) else {
        return vec![(None, Err("its \"extractions\" are not a list".to_owned()))];
    };
    extractions.iter().map(|extraction| (place(extraction), read(extraction))).collect()
}

fn place(extraction: &Json) -> Option<usize> {
    let start = extraction.get("char_interval")?.get("start_pos")?.as_u64()?;
    usize::try_from(start).ok()
}

fn read(extraction: &Json) -> Result<super::ProposedFact, String> {
    let text = |key: &str| {
        let found = extraction.get(key).and_then(Json::as_str);
        found.map(str::to_owned).ok_or_else(|| format!("an extraction has no \"{key}\""))
    };
    let mut fields = match extraction.get("attributes") {
        None | Some(Json::Null) => Map::new(),
        Some(Json::Object(attributes)) => attributes.clone(),
        Some(_) => return Err("the attributes of an extraction are not an object".to_owned()),
    };
    // Its attributes are texts or lists of texts.
    for (key, value) in &mut fields {
        *value = typed(key, std::mem::take(value));
    }
    fields.retain(|_, value| !value.is_null());
    fields.insert("kind".to_owned(), text("extraction_class")?.into());
    if !fields.contains_key("quote") {
        fields.insert("quote".to_owned(), text("extraction_text")?.into());
    }
    fact(Json::Object(fields))
}

/// An attribute in the type of its field.
fn typed(key: &str, value: Json) -> Json {
    match (key, &value) {
        ("value" | "low" | "high", Json::String(text)) => text
            .trim()
            .parse()
            .ok()
            .and_then(serde_json::Number::from_f64)
            .map_or(value, Json::Number),
        ("approximate", Json::String(text)) => text.trim().parse().map_or(value, Json::Bool),
        ("mentions" | "aliases", Json::String(_)) => Json::Array(vec![value]),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::super::proposed::ProposedFact;
    use super::super::proposed_facts;

    #[test]
    fn a_document_gives_the_facts_of_its_extractions() {
        let text = "{\"text\": \"It cost $5.\", \"extractions\": [{\"extraction_class\": \
            \"figure\", \"extraction_text\": \"cost $5\", \"char_interval\": {\"start_pos\": 3, \
            \"end_pos\": 10}, \"attributes\": {\"subject\": \"It\", \"value\": \"5\", \"unit\": \
            \"USD\", \"metric\": null}}, {\"extraction_class\": \"mood\", \"extraction_text\": \
            \"It\"}]}";
        let read = proposed_facts(text);
        let Ok(ProposedFact::Figure(figure)) = &read[0].fact else { panic!("{read:?}") };
        assert_eq!((figure.value, figure.quote.as_str()), (Some(5.0), "cost $5"));
        assert_eq!(read[0].place, Some(3));
        assert!(read[1].fact.as_ref().unwrap_err().contains("mood"));
    }
}
