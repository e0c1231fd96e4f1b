-- Statements that would reach beyond the base: other files, programs, extensions, settings.

-- refused
ATTACH 'other.db' AS other
-- refused
ATTACH DATABASE ':memory:' AS other
-- refused
ATTACH 'file:new.db?mode=rwc' AS other
-- refused
ATTACH '' AS other
-- refused
DETACH main
-- refused
VACUUM
-- refused
VACUUM INTO 'copy.db'
-- refused
VACUUM main INTO 'file:copy.db?mode=rwc'
-- refused
SELECT load_extension('evil')
-- refused
SELECT load_extension('./evil.so', 'init')
-- refused
SELECT readfile('precious.txt')
-- refused
SELECT writefile('new.txt', 'x')
-- refused
SELECT edit('x', 'sh')
-- refused
SELECT fts3_tokenizer('simple')
-- refused
SELECT fts3_tokenizer('simple', x'0000000000000000')
-- refused
SELECT * FROM zipfile('precious.txt')
-- refused
SELECT * FROM fsdir('.')
-- refused
SELECT * FROM csv WHERE filename = 'precious.txt'
-- refused
SELECT shell('id')
-- refused
SELECT * FROM other.events
-- refused
PRAGMA writable_schema = ON
-- refused
PRAGMA writable_schema = RESET
-- refused
PRAGMA journal_mode = WAL
-- refused
PRAGMA journal_mode = OFF
-- refused
PRAGMA main.journal_mode (delete)
-- refused
PRAGMA user_version = 0
-- refused
PRAGMA application_id = 0
-- refused
PRAGMA schema_version = 1
-- refused
PRAGMA query_only = OFF
-- refused
PRAGMA query_only
-- refused
PRAGMA foreign_keys = OFF
-- refused
PRAGMA trusted_schema = ON
-- refused
PRAGMA temp_store_directory = '.'
-- refused
PRAGMA temp_store = FILE
-- refused
PRAGMA data_store_directory = '.'
-- refused
PRAGMA hard_heap_limit = 0
-- refused
PRAGMA soft_heap_limit = 0
-- refused
PRAGMA cache_size = -100000000
-- refused
PRAGMA mmap_size = 1000000000000
-- refused
PRAGMA page_size = 512
-- refused
PRAGMA encoding = 'UTF-16'
-- refused
PRAGMA auto_vacuum = FULL
-- refused
PRAGMA incremental_vacuum
-- refused
PRAGMA wal_checkpoint
-- refused
PRAGMA optimize
-- refused
PRAGMA locking_mode = EXCLUSIVE
-- refused
PRAGMA synchronous = OFF
-- refused
PRAGMA busy_timeout = 100000000
-- refused
PRAGMA shrink_memory
-- refused
PRAGMA threads = 100
-- refused
PRAGMA secure_delete = ON
-- refused
PRAGMA case_sensitive_like = ON
-- refused
PRAGMA lock_proxy_file = 'x'
-- refused
PRAGMA key = 'x'
-- refused
PRAGMA module_list
-- refused
SELECT * FROM pragma_optimize
-- refused
SELECT * FROM pragma_writable_schema
-- refused
SELECT * FROM pragma_journal_mode('wal')
-- refused
SELECT * FROM pragma_wal_checkpoint
-- answered
PRAGMA table_info (events)
-- answered
PRAGMA user_version
-- answered
PRAGMA foreign_key_check
-- answered
SELECT * FROM pragma_table_xinfo('events')
-- refused: dot-commands
.shell id
-- refused: dot-commands
.output new.txt
