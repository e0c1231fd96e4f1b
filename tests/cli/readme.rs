//! README shows real runs: every command in it that begins with `$ kb` is run
//! again on a seeded base and must print what README says, and so is its session.

use crate::support::Folder;

#[test]
fn examples_in_the_readme_print_what_it_shows() {
    let readme = include_str!("../../README.md");
    let mut blocks = blocks(readme, "console");
    let first = "kb query \"systems mentioned in 2024\"";
    assert!(readme.contains(&format!("target/release/{first}")));
    blocks.push(format!("$ {first}\n{}", blocks_of_text(readme)));
    let folder = Folder::seeded();
    let mut runs = 0;
    for run in blocks.iter().flat_map(|block| block.split("$ kb ").skip(1)) {
        let (command, shown) = run.split_once('\n').unwrap();
        let printed = folder.kb(words(command)).env("LANG", "C.UTF-8").run();
        assert_eq!(printed.code, Some(0), "kb {command}");
        assert_eq!(printed.stdout.trim_end(), shown.trim_end(), "kb {command}");
        runs += 1;
    }
    assert!(runs > 5, "{runs} examples");
}

#[test]
fn the_session_in_the_readme_prints_what_it_shows() {
    let readme = include_str!("../../README.md");
    let session = blocks(readme, "console").into_iter().find(|block| block.starts_with("kb> "));
    let (mut typed, mut shown) = (String::new(), String::new());
    for line in session.unwrap().lines() {
        let text = line.strip_prefix("kb> ").or_else(|| line.strip_prefix("..> "));
        let of = if text.is_some() { &mut typed } else { &mut shown };
        of.extend([text.unwrap_or(line), "\n"]);
    }
    let run = Folder::seeded().kb(["shell"]).stdin(typed).run();
    assert_eq!((run.code, run.stdout), (Some(0), shown));
}

fn blocks_of_text(readme: &str) -> String {
    blocks(readme, "text").concat()
}

/// The fenced blocks of a language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let after = text.split(fence.as_str()).skip(1);
    after.map(|block| block.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// A command line as a shell splits it, as far as README needs: double quotes.
fn words(command: &str) -> Vec<String> {
    let quoted = command.split('"').enumerate().flat_map(|(index, part)| {
        if index % 2 == 1 {
            vec![part.to_owned()]
        } else {
            part.split_whitespace().map(str::to_owned).collect()
        }
    });
    quoted.collect()
}
