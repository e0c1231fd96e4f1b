//! The authorizer of a running statement: it may read this base, and nothing else.

use rusqlite::hooks::AuthAction;

/// Why a statement may not do this; `None` if it may.
pub(super) fn deny_reason(action: &AuthAction<'_>) -> Option<String> {
    match action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => None,
        AuthAction::Function { function_name } => {
            REACHING_OUT.contains(function_name).then(|| format!("it calls {function_name}()"))
        }
        AuthAction::Pragma { pragma_name, pragma_value } => {
            let reads = READING.contains(pragma_name)
                || (READING_ALONE.contains(pragma_name) && pragma_value.is_none());
            (!reads).then(|| format!("this use of the pragma {pragma_name} may change something"))
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

/// CREATE and DROP are seen first as a change of the schema table.
fn writing(table: &str) -> String {
    if table.starts_with("sqlite_") {
        "it would change the schema".to_owned()
    } else {
        format!("it would write to {table}")
    }
}

/// Functions that reach beyond the base.
const REACHING_OUT: [&str; 4] = ["load_extension", "fts3_tokenizer", "readfile", "writefile"];

/// Pragmas that only read, whatever their argument.
const READING: [&str; 14] = [
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

/// Pragmas that only read without an argument.
const READING_ALONE: [&str; 7] = [
    "application_id",
    "user_version",
    "schema_version",
    "encoding",
    "page_size",
    "page_count",
    "journal_mode",
];
