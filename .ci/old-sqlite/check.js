// Opens a base with old SQLite builds (3.28 to 3.35, compiled to WebAssembly): every
// table and view must answer, and every row that triggers watch must be writable.
// A build without FTS5 cannot read the full-text index, or write what feeds it.
//
// Usage: node check.js BASE

const fs = require("fs");
const path = require("path");

// These builds would fetch their code from an address; without fetch they read the file.
globalThis.fetch = undefined;

const bytes = fs.readFileSync(process.argv[2]);
const { dependencies } = JSON.parse(fs.readFileSync(path.join(__dirname, "package.json")));

const NAMES = `SELECT name, sql LIKE 'CREATE VIRTUAL%' AS virtual FROM sqlite_master
    WHERE type IN ('table', 'view') ORDER BY name`;

// `part_of` comes and goes, and the closure with it.
const WRITES = `BEGIN;
    DELETE FROM relations WHERE kind = 'part_of';
    UPDATE relations SET kind = 'part_of' WHERE id = (SELECT min(id) FROM relations);
    ROLLBACK;`;

async function check(name) {
    const SQL = await require(name)();
    const base = new SQL.Database(bytes);
    const [[version]] = base.exec("SELECT sqlite_version()")[0].values;
    let answered = 0;
    for (const [table, virtual] of base.exec(NAMES)[0].values) {
        try {
            base.exec(`SELECT * FROM "${table}" LIMIT 1`);
            answered += 1;
        } catch (error) {
            if (!(virtual && error.message === "no such module: fts5")) {
                throw new Error(`SQLite ${version} cannot read ${table}: ${error.message}`);
            }
        }
    }
    base.exec(WRITES);
    base.close();
    return `SQLite ${version} reads ${answered} tables and views`;
}

async function main() {
    for (const name of Object.keys(dependencies)) {
        console.log(await check(name));
    }
}

main().catch((error) => {
    console.error(error.message);
    process.exit(1);
});
