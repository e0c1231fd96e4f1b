//! The words that facts use: metrics, units, categories and datasets.

use super::display::bridges;

#[test]
fn metrics_units_categories_and_datasets_can_be_asked() {
    let folder = bridges();
    for (phrase, shown) in [
        ("metrics", "cost  cost             2  bridges\n"),
        ("which units are there", "kilometre  kilometres  length       1000        0  bridges\n"),
        ("unités", "kilomètres"),
        ("categories", "bridge   bridge   system           2  bridges\n"),
        ("catégories", "pont"),
        ("datasets", "bridges  bridges         5       2        3            1\n"),
        ("jeux de données", "bridges"),
        ("métriques", "portée principale"),
    ] {
        folder.kb(["query", phrase]).run().prints(shown);
    }
    assert_eq!(folder.kb(["query", "how many units", "--csv"]).run().stdout, "count\n3\n");
    assert_eq!(folder.kb(["query", "combien de métriques", "--csv"]).run().stdout, "count\n2\n");
    let run = folder.kb(["query", "top 1 metrics", "--csv"]).run();
    assert_eq!(run.stdout, "slug,name,figures,dataset\ncost,cost,2,bridges\n");
    let run = folder.kb(["query", "categories", "-p", "kind=place", "--csv"]).run();
    run.prints("town,town,place,1,bridges\n");
}

#[test]
fn what_does_not_narrow_units_is_refused() {
    let run = bridges().kb(["query", "units by Ada Lund"]).run().fails(3);
    run.says("does not apply to units");
}

#[test]
fn show_tells_what_a_unit_metric_category_or_dataset_is() {
    let folder = bridges();
    let run = folder.kb(["show", "metre"]).run();
    run.prints("kind        unit\n")
        .prints("aliases_en  m, meters, metre\n")
        .prints("figures     1\n")
        .prints("kilometre  kilometres    1000       1000\n")
        .prints("≈ 12,345.5 metres");
    folder.kb(["show", "euro"]).run().prints("slug        eur\n").prints("3–4 billion euros");
    let run = folder.kb(["show", "span", "--lang", "fr"]).run();
    run.prints("kind        metric\n").prints("≈ 12\u{202f}345,5 mètres");
    let run = folder.kb(["show", "works"]).run();
    run.prints("uses         2\n").prints("arch-closed   The last stone is laid");
    folder.kb(["show", "category:bridge"]).run().prints("north-arch   North Arch");
    folder.kb(["show", "bridges"]).run().prints("kind         dataset\n");
    let json = folder.kb(["show", "metre", "--json"]).run().json();
    let fields = json["about"].as_array().unwrap();
    let aliases = fields.iter().find(|field| field["field"] == "aliases_en").unwrap();
    assert_eq!(aliases["value"], serde_json::json!(["m", "meters", "metre"]));
    folder.kb(["show", "metres-per-day"]).run().fails(1);
}

#[test]
fn a_slug_comes_before_a_label() {
    let folder = crate::support::Folder::seeded();
    folder.kb(["show", "tesla-dojo"]).run().prints("kind         dataset\n");
    folder.kb(["show", "Tesla Dojo"]).run().prints("slug        dojo\n");
}
