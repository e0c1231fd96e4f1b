//! `kb man`.

use super::support::Folder;

#[test]
fn writes_a_page_for_kb_and_each_command() {
    let folder = Folder::empty();
    let run = folder.kb(["man", "."]).env("KB_DB", "/a/secret/place").run();
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    for page in ["kb.1", "kb-seed.1", "kb-migrate.1", "kb-man.1"] {
        assert!(run.stdout.contains(page), "{page}");
        let text = folder.text(page);
        assert!(text.contains(".TH") && !text.contains("secret"), "{page}");
    }
    assert_eq!(run.stdout.lines().count(), folder.names().len() + 1);
}

#[test]
fn a_missing_folder_is_created() {
    let folder = Folder::empty();
    folder.kb(["man", "share/pages"]).run().succeeds().prints("share/pages/kb.1");
    assert!(folder.path("share/pages/kb-seed.1").exists());
    folder.kb(["man", "share/pages/kb.1"]).run().fails(1).says("is not a folder");
}
