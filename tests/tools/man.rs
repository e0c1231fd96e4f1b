//! `kb man`.

use std::fs;

use super::support::Place;

#[test]
fn writes_a_page_for_kb_and_each_command() {
    let place = Place::new();
    let ran = place.kb_with(&["man", "."], &[("KB_DB", "/a/secret/place")]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for page in ["kb.1", "kb-seed.1", "kb-migrate.1", "kb-man.1"] {
        assert!(ran.out.contains(page), "{page}");
        let text = fs::read_to_string(place.path(page)).unwrap();
        assert!(text.contains(".TH") && !text.contains("secret"), "{page}");
    }
    assert_eq!(ran.out.lines().count(), place.names().len() + 1);
}

#[test]
fn a_missing_folder_is_not_made() {
    let place = Place::new();
    let ran = place.kb(&["man", "pages"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("mkdir -p pages"), "{}", ran.err);
    assert!(place.names().is_empty());
}
