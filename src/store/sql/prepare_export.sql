-- Nothing of the base is written: its file is open for reading only.
PRAGMA query_only = 0;
PRAGMA temp_store = file;
CREATE VIRTUAL TABLE temp.search_instances USING fts5vocab (main, search, instance);
