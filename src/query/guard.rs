//! The guard of a running statement: it may read this base, and nothing else.

use rusqlite::hooks::AuthAction;

/// Why a statement may not do this; `None` if it may.
pub(super) fn objection(action: &AuthAction<'_>) -> Option<String> {
    match action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => None,
        AuthAction::Function { function_name } => {
            REACHING_OUT.contains(function_name).then(|| format!("it calls {function_name}()"))
        }
        AuthAction::Pragma { pragma_name, pragma_value } => {
            let tells = TELLING.contains(pragma_name)
                || (ASKED.contains(pragma_name) && pragma_value.is_none());
            (!tells).then(|| format!("this use of the pragma {pragma_name} may change something"))
        }
        AuthAction::Insert { table_name }
        | AuthAction::Update { table_name, .. }
        | AuthAction::Delete { table_name } => Some(writing(table_name)),
        AuthAction::Attach { .. } | AuthAction::Detach { .. } => {
            Some("it would open or write another file".to_owned())
        }
        AuthAction::Transaction { .. } | AuthAction::Savepoint { .. } => {
            Some("reading needs no transaction".to_owned())
        }
        _ => Some("it does more than read this base".to_owned()),
    }
}

/// What is created or dropped is met first as a change of the schema's table.
fn writing(table: &str) -> String {
    if table.starts_with("sqlite_") {
        "it would change the schema".to_owned()
    } else {
        format!("it would write to {table}")
    }
}

/// Functions that reach beyond the base.
const REACHING_OUT: [&str; 4] = ["load_extension", "fts3_tokenizer", "readfile", "writefile"];

/// Pragmas that only tell, whatever they are given.
const TELLING: [&str; 14] = [
    "table_info",
    "table_xinfo",
    "table_list",
    "index_list",
    "index_info",
    "index_xinfo",
    "foreign_key_list",
    "foreign_key_check",
    "integrity_check",
    "quick_check",
    "database_list",
    "compile_options",
    "function_list",
    "data_version",
];

/// Pragmas that tell when they are given nothing.
const ASKED: [&str; 7] = [
    "application_id",
    "user_version",
    "schema_version",
    "encoding",
    "page_size",
    "page_count",
    "journal_mode",
];
