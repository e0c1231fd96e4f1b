//! docs/schema.md says what the migrations make.

#[path = "../../examples/schema.rs"]
#[expect(dead_code, reason = "an example's main is of no use here")]
mod schema;

#[test]
fn the_page_is_generated_from_the_migrations() {
    let page = include_str!("../../docs/schema.md");
    assert!(
        page == schema::document().unwrap(),
        "docs/schema.md is out of date: run `cargo run --example schema > docs/schema.md`"
    );
}
